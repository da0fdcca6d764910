/** Requests that leave Jira over HTTP: address checked and pinned after DNS, no redirects, capped in size and time. */
package io.oauthlinks.outbound;
