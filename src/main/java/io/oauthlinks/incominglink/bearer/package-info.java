/** A call to Jira with one of our access tokens (RFC 6750): whose it is, and whether its scope is enough for the call. */
package io.oauthlinks.incominglink.bearer;
