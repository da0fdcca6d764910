/** The authorization endpoint (RFC 6749 section 3.1): ordered checks, consent, authorization code. */
package io.oauthlinks.incominglink.authorize;
