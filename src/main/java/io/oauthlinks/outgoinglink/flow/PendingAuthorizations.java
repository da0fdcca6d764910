package io.oauthlinks.outgoinglink.flow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Pending authorizations, in the database, so that the callback may arrive at any node. */
public interface PendingAuthorizations {

    void add(PendingAuthorization pending);

    Optional<PendingAuthorization> find(String stateHash);

    /** Deletes the row; true for exactly one caller on all nodes. */
    boolean take(String stateHash);

    int deleteExpired(Instant now, int limit);

    /**
     * Keeps what was typed, with the outcome, for the form that the browser goes back to; a random key comes back.
     *
     * @param userKey only this user may read it
     */
    String keepTyped(String userKey, Map<String, String> typed, Instant expiresAt);

    /** What was kept under the key for this user, if it has not expired; reading does not delete it, so that a reload works. */
    Optional<Map<String, String>> typed(String key, String userKey, Instant now);
}
