package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.grant.AccessToken;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.RevocationListener;
import io.oauthlinks.memory.ShortMemory;
import io.oauthlinks.secret.Sha256;
import java.time.Clock;
import java.util.Optional;

/**
 * Access tokens by their value: one look-up by primary key, and none for a while after it. By its hash even in memory, so that a dump of the
 * heap holds no token that was not just being used.
 */
public final class RememberedTokens implements RevocationListener {

    private static final int MOST_TOKENS = 20_000;

    private final Grants grants;
    private final ShortMemory<String, Optional<AccessToken>> memory;

    public RememberedTokens(Grants grants, Clock clock) {
        this.grants = grants;
        this.memory = new ShortMemory<>(MOST_TOKENS, clock);
    }

    /** Expired ones too, as long as they are stored; empty when it was revoked or never issued. */
    Optional<AccessToken> find(String token) {
        return memory.get(Sha256.hex(token), grants::accessToken);
    }

    /** Dead at the next call on this node; within a second on the others. */
    @Override
    public void revoked() {
        memory.forget();
    }
}
