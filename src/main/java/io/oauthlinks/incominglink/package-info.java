/** Jira as OAuth 2.0 authorization server: the incoming link, which is the registered client of RFC 6749, and the rules for creating and editing one. */
package io.oauthlinks.incominglink;
