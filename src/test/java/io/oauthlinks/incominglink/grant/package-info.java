/** Codes, grants and tokens in memory, and what every implementation of their ports does. */
package io.oauthlinks.incominglink.grant;
