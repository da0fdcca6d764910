package io.oauthlinks.mailserver.protocol;

import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when the current step may take, within a bound for all of them; blocking calls ask it how long they may wait. */
public final class Deadline {

    private final Clock clock;
    private Instant end;
    private Instant until;

    /** @param total bound for everything */
    public Deadline(Clock clock, Duration total) {
        this.clock = clock;
        this.end = clock.instant().plus(total);
        this.until = end;
    }

    /** From now on a step may take so long, but never beyond the total. */
    public void allow(Duration step) {
        Instant stepEnd = clock.instant().plus(step);
        until = stepEnd.isBefore(end) ? stepEnd : end;
    }

    /** From now on only the steps are bounded. */
    void liftTotal() {
        end = Instant.MAX;
    }

    Clock clock() {
        return clock;
    }

    /**
     * How long a call may still block, at least 1.
     *
     * @throws SocketTimeoutException when no time is left
     */
    public int millisLeft() throws SocketTimeoutException {
        long left = Duration.between(clock.instant(), until).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("No time left");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
