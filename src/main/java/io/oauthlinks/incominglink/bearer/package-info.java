/** Calls with an access token: whose it is, what its scope permits, and why it is refused. */
package io.oauthlinks.incominglink.bearer;
