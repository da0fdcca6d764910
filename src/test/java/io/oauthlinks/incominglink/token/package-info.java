/** What the token endpoint answers to programs. */
package io.oauthlinks.incominglink.token;
