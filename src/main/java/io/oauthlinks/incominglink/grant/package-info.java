/** What a user's consent leads to: the authorization code, the grant, and the family of tokens issued under it. */
package io.oauthlinks.incominglink.grant;
