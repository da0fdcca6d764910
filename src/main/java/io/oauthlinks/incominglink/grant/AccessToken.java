package io.oauthlinks.incominglink.grant;

import io.oauthlinks.incominglink.JiraScope;
import java.time.Instant;
import java.util.Set;

/**
 * What a call with an access token asks about it.
 *
 * @param grantId 0 for a service
 */
public record AccessToken(long grantId, long linkId, String userKey, Set<JiraScope> scopes, Instant issuedAt, Instant expiresAt) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }
}
