package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.BulkWire;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.time.Duration;

/** A connection that is signed in and open until it is closed. */
public final class SignedIn implements AutoCloseable {

    /** Clocks are apart, and servers look now and then only. */
    private static final Duration AROUND_EXPIRY = Duration.ofMinutes(1);

    private final Trial trial;
    private final Runnable closed;
    private final BulkWire wire;

    SignedIn(Trial trial, Runnable closed) {
        this.trial = trial;
        this.closed = closed;
        this.wire = trial.wire().inBulk(trial.endpoint().timeout());
    }

    public BulkWire wire() {
        return wire;
    }

    /** Whether the access token that opened it has expired by now, or does so within a minute. */
    public boolean isTokenExpired() {
        return trial.usesToken() && trial.token().expiresAt() != null
                && !trial.clock().instant().isBefore(trial.token().expiresAt().minus(AROUND_EXPIRY));
    }

    public boolean usesToken() {
        return trial.usesToken();
    }

    /** Names a failure of the connection. */
    public Problem name(IOException failure) {
        return WireFailures.name(failure, trial).problem();
    }

    /** Names why a folder that is there was not opened. */
    public Problem nameFolder(String words) {
        return LoginRefusals.nameFolder(words, trial).problem();
    }

    @Override
    public void close() {
        trial.close();
        closed.run();
    }
}
