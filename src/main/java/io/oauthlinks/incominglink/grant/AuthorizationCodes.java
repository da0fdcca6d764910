package io.oauthlinks.incominglink.grant;

import java.time.Instant;
import java.util.Optional;

/** The authorization codes that have not been exchanged yet. {@link Grants#redeem} takes them. */
public interface AuthorizationCodes {

    void save(AuthorizationCode code);

    /** Expired ones too, until the clean-up. */
    Optional<AuthorizationCode> byHash(String hash);

    int deleteExpired(Instant now, int limit);
}
