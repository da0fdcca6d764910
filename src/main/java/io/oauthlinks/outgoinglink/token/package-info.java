/** Accounts and their tokens: keep an access token fresh, say when re-authorization is needed. */
package io.oauthlinks.outgoinglink.token;
