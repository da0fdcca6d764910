package io.oauthlinks.incominglink;

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
}
