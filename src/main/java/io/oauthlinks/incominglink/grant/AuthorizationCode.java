package io.oauthlinks.incominglink.grant;

import io.oauthlinks.incominglink.JiraScope;
import java.time.Instant;
import java.util.Set;

/**
 * An authorization code that has not been exchanged yet.
 *
 * @param hash            SHA-256 of the code as lower-case hex
 * @param redirectUri     where the code was sent
 * @param redirectUriSent whether the authorization request named it; the token request must then repeat it (RFC 6749 section 4.1.3)
 * @param challenge       null when the client did not use PKCE
 */
public record AuthorizationCode(String hash, long linkId, String userKey, Set<JiraScope> scopes, String redirectUri,
                                boolean redirectUriSent, CodeChallenge challenge, Instant expiresAt) {

    public AuthorizationCode {
        scopes = Set.copyOf(scopes);
    }
}
