package io.oauthlinks.incominglink.grant;

import io.oauthlinks.incominglink.JiraScope;
import java.time.Instant;
import java.util.Set;

/**
 * One user's consent to one client, with its family of tokens: one connection. It is live as long as it is stored; to revoke is to delete.
 *
 * @param id         row number; 0 before the first save
 * @param codeHash   of the authorization code that began it, so that a second use of the code is recognised (RFC 6749 section 4.1.2)
 * @param scopes     what the user allowed; a refresh may ask for less
 * @param address    IP address that exchanged the code
 * @param expiresAt  end of the connection, however often it is refreshed
 * @param lastUsedAt last accepted call or refresh, exact to a minute; null for never
 */
public record Grant(long id, String codeHash, long linkId, String userKey, Set<JiraScope> scopes, String address, Instant createdAt,
                    Instant expiresAt, Instant lastUsedAt) {

    public Grant {
        scopes = Set.copyOf(scopes);
    }

    /** Until it has ended; then it only waits for the clean-up. */
    public boolean isLiveAt(Instant time) {
        return time.isBefore(expiresAt);
    }
}
