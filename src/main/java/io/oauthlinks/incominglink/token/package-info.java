/** The token endpoint (RFC 6749 section 3.2): client authentication, and one class per grant type. */
package io.oauthlinks.incominglink.token;
