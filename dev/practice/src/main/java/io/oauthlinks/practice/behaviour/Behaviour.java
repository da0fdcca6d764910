package io.oauthlinks.practice.behaviour;

import java.time.Duration;

/** The provider's current behaviour; changed by the controls, read by every request. */
public final class Behaviour {

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);
    private static final int DEFAULT_TOKEN_LENGTH = 128;
    private static final int MINIMUM_TOKEN_LENGTH = 32;
    /** Under the 8 kB that Tomcat accepts in a header, so that such a token can still be sent as a bearer token. */
    private static final int MAXIMUM_TOKEN_LENGTH = 7_000;
    /** Google's, for one user and client. */
    private static final int DEFAULT_REFRESH_TOKEN_LIMIT = 100;

    private Mode mode;
    private Failure failure;
    private Duration accessTokenLifetime;
    private int tokenLength;
    private boolean testing;
    private int refreshTokenLimit;
    private boolean singleTenant;
    private boolean redirectUriUnknown;

    public Behaviour() {
        reset();
    }

    public synchronized void reset() {
        mode = Mode.PLAIN;
        accessTokenLifetime = DEFAULT_LIFETIME;
        tokenLength = DEFAULT_TOKEN_LENGTH;
        testing = false;
        refreshTokenLimit = DEFAULT_REFRESH_TOKEN_LIMIT;
        singleTenant = false;
        redirectUriUnknown = false;
        fail(Failure.NONE);
    }

    public synchronized Mode mode() {
        return mode;
    }

    public synchronized void follow(Mode newMode) {
        mode = newMode;
    }

    public synchronized Failure failure() {
        return failure;
    }

    /** Also releases the requests that are being answered slowly. */
    public synchronized void fail(Failure newFailure) {
        failure = newFailure;
        notifyAll();
    }

    /** What to do with the token request that has just arrived; counts it. */
    public synchronized Failure nextFailure() {
        Failure current = failure;
        failure = failure.afterOneRequest();
        return current;
    }

    /** Holds a slow request until the time is over or the failure is changed. */
    public synchronized void awaitChange(Duration atMost) throws InterruptedException {
        wait(Math.max(1, atMost.toMillis()));
    }

    public synchronized Duration accessTokenLifetime() {
        return accessTokenLifetime;
    }

    public synchronized void setAccessTokenLifetime(Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("seconds must be 1 to 31536000");
        }
        accessTokenLifetime = lifetime;
    }

    /** Characters in an access token. */
    public synchronized int tokenLength() {
        return tokenLength;
    }

    public synchronized void setTokenLength(int length) {
        if (length < MINIMUM_TOKEN_LENGTH || length > MAXIMUM_TOKEN_LENGTH) {
            throw new IllegalArgumentException("length must be " + MINIMUM_TOKEN_LENGTH + " to " + MAXIMUM_TOKEN_LENGTH + " characters");
        }
        tokenLength = length;
    }

    /** Google-like: the consent screen is in testing, so that refresh tokens live for seven days. */
    public synchronized boolean isTesting() {
        return testing;
    }

    public synchronized void setTesting(boolean newTesting) {
        testing = newTesting;
    }

    /** Google-like: refresh tokens of one mailbox; the oldest dies without a word when there is one more. */
    public synchronized int refreshTokenLimit() {
        return refreshTokenLimit;
    }

    public synchronized void setRefreshTokenLimit(int limit) {
        if (limit < 1 || limit > DEFAULT_REFRESH_TOKEN_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + DEFAULT_REFRESH_TOKEN_LIMIT);
        }
        refreshTokenLimit = limit;
    }

    /** Microsoft-like: the client is of one tenant, and refused at shared addresses such as {@code /common}. */
    public synchronized boolean isSingleTenant() {
        return singleTenant;
    }

    public synchronized void setSingleTenant(boolean newSingleTenant) {
        singleTenant = newSingleTenant;
    }

    /** The client has no redirect URI at the provider that could be the one it sends. */
    public synchronized boolean isRedirectUriUnknown() {
        return redirectUriUnknown;
    }

    public synchronized void setRedirectUriUnknown(boolean unknown) {
        redirectUriUnknown = unknown;
    }
}
