package io.oauthlinks.lease;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits a while for another thread or node; a port so that tests need no time. */
public interface Waiter {

    /** Parks the calling thread; may return early. */
    Waiter PARKING = duration -> LockSupport.parkNanos(duration.toNanos());

    void pause(Duration duration);
}
