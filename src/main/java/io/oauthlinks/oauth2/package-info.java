/** Words of RFC 6749 and RFC 7636 that both directions share: scopes, code verifier and challenge, error codes. Pure values. */
package io.oauthlinks.oauth2;
