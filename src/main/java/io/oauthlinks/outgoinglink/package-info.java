/** Outgoing links: Jira as the OAuth 2.0 client of Google, Microsoft or any other provider. */
package io.oauthlinks.outgoinglink;
