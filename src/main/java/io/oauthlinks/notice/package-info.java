/** Tells people, once: an e-mail through Jira's queue, and a banner as long as it holds. */
package io.oauthlinks.notice;
