/** What the revocation endpoint answers to programs. */
package io.oauthlinks.incominglink.revoke;
