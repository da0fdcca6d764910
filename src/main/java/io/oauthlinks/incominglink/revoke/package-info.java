/** The revocation endpoint (RFC 7009). */
package io.oauthlinks.incominglink.revoke;
