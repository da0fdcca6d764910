package io.oauthlinks.outgoinglink.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pending authorizations, in the database, so that the callback may arrive at any node. */
public interface PendingAuthorizations {

    /** How long an authorization is remembered after it has expired, to tell that it never came back. */
    Duration REMEMBERED = Duration.ofDays(1);

    void add(PendingAuthorization pending);

    Optional<PendingAuthorization> find(String stateHash);

    /** Deletes the row; true for exactly one caller on all nodes. */
    boolean take(String stateHash);

    /** Those of a link that were not taken, expired ones too. */
    List<Unanswered> unanswered(long linkId);

    /** Deletes typed values that have expired, and authorizations that expired longer ago than {@link #REMEMBERED}. */
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
