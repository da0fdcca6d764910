/** Words of RFC 6749 that more than one capability uses: scopes, error responses. Pure values. */
package io.oauthlinks.oauth2;
