package io.oauthlinks.incominglink.grant;

import io.oauthlinks.incominglink.JiraScope;
import java.time.Instant;
import java.util.Set;

/**
 * What one token response handed out, by its hashes (SHA-256 as lower-case hex). It stays stored when it is refreshed, so that a second use of
 * its refresh token is recognised: whoever replaces it names it as {@code replaces}, and each pair is replaced once at most.
 *
 * @param refreshHash      null for a service
 * @param replaces         refresh hash of the pair before it; null for the first of a grant and for a service
 * @param grantId          0 for a service
 * @param scopes           of the access token
 * @param grantScopes      scopes of the grant, kept here so that a refresh reads one row: a refresh that asked for less does not make the next
 *                         one smaller (RFC 6749 section 6); equal to {@code scopes} for a service
 * @param accessExpiresAt  end of the access token
 * @param refreshExpiresAt end of the refresh token at the latest, not after that of the grant and not before that of the pair it replaces; null for
 *                         a service
 * @param grantExpiresAt   end of the grant, kept here for the same reason; null for a service
 */
public record TokenPair(String accessHash, String refreshHash, String replaces, long grantId, long linkId, String userKey,
                        Set<JiraScope> scopes, Set<JiraScope> grantScopes, Instant issuedAt, Instant accessExpiresAt,
                        Instant refreshExpiresAt, Instant grantExpiresAt) {

    public TokenPair {
        scopes = Set.copyOf(scopes);
        grantScopes = Set.copyOf(grantScopes);
    }
}
