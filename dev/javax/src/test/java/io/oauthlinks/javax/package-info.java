/** What is derived for Jira 10.3 is what was meant, and everything that it calls exists there. */
package io.oauthlinks.javax;
