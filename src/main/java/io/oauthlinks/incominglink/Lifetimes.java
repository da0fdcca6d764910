package io.oauthlinks.incominglink;

import io.oauthlinks.settings.IncomingPolicy;
import java.time.Duration;

/**
 * How long tokens of one link live; null takes the value of the settings.
 *
 * @param accessToken      life of an access token
 * @param refreshToken     life of a connection, however often it is refreshed
 * @param refreshTokenIdle how long a refresh token lives without being used
 */
public record Lifetimes(Duration accessToken, Duration refreshToken, Duration refreshTokenIdle) {

    public static final Lifetimes OF_THE_SETTINGS = new Lifetimes(null, null, null);

    /** What holds: nothing is null any more, and nothing is longer than the settings allow now. */
    public Lifetimes under(IncomingPolicy policy) {
        return new Lifetimes(shorter(accessToken, policy.accessTokenLife()), shorter(refreshToken, policy.refreshTokenLife()),
                shorter(refreshTokenIdle, policy.refreshTokenIdle()));
    }

    private static Duration shorter(Duration chosen, Duration most) {
        return chosen == null || chosen.compareTo(most) > 0 ? most : chosen;
    }
}
