package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;

/** When an access token is due for a refresh, and until when it lives. */
final class Freshness {

    /** For an access token whose life the provider did not tell. */
    private static final Duration ASSUMED_LIFE = Duration.ofHours(1);

    private Freshness() {
    }

    static boolean isAlive(Tokens tokens, Instant now) {
        return tokens.expiresAt() == null || now.isBefore(tokens.expiresAt());
    }

    /**
     * Due when less than {@code before} is left, or less than half the life of a token that lives shortly. Without a refresh
     * token nothing is due before the access token is dead.
     */
    static boolean isDue(Account account, Instant now, Duration before) {
        Tokens tokens = account.tokens();
        if (tokens == null || account.state() == AccountState.RE_AUTHORIZATION_NEEDED) {
            return false;
        }
        return tokens.refreshToken() == null ? !isAlive(tokens, now) : !now.isBefore(dueAt(tokens, before));
    }

    /** Due because a mail server has refused the very token that is stored, if there is something to refresh it with. */
    static boolean isRefused(Account account, Secret refused) {
        Tokens tokens = account.tokens();
        return tokens != null && tokens.refreshToken() != null && account.state() != AccountState.RE_AUTHORIZATION_NEEDED
                && tokens.accessToken().equals(refused);
    }

    /** A refresh failed, and its next try is still ahead. */
    static boolean isPausing(Account account, Instant now) {
        return account.state() == AccountState.FAILING && account.nextTry() != null && now.isBefore(account.nextTry());
    }

    private static Instant dueAt(Tokens tokens, Duration before) {
        Instant end = tokens.expiresAt() == null ? tokens.issuedAt().plus(ASSUMED_LIFE) : tokens.expiresAt();
        Duration halfLife = Duration.between(tokens.issuedAt(), end).dividedBy(2);
        return end.minus(before.compareTo(halfLife) < 0 ? before : halfLife);
    }
}
