package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.IncomingLink;

/**
 * A client and an address of its own: where the browser may be sent, with a code or an error.
 *
 * @param redirectUriSent whether the request named the address
 */
record Target(IncomingLink link, String redirectUri, boolean redirectUriSent) { }
