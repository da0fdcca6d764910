/** The authorization code flow of an outgoing link: start, state and PKCE, callback. */
package io.oauthlinks.outgoinglink.flow;
