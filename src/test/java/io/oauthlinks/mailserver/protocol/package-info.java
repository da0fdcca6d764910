/** Servers that play a script, kind or hostile, and certificates for them. */
package io.oauthlinks.mailserver.protocol;
