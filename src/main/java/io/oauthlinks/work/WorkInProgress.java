package io.oauthlinks.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the work that must not be cut in two: requests, runs of jobs, connection tests. Once the app stops, none begins any more. */
public final class WorkInProgress {

    private static final int MOST = Integer.MAX_VALUE;

    private final Semaphore free = new Semaphore(MOST);
    private volatile boolean stopping;

    /** @return whether the work may begin; then {@link #end} must follow, whatever comes of it */
    public boolean begin() {
        return !stopping && free.tryAcquire();
    }

    public void end() {
        free.release();
    }

    /** Does the work unless the app stops. */
    public void unlessStopping(Runnable work) {
        if (begin()) {
            try {
                work.run();
            } finally {
                end();
            }
        }
    }

    /**
     * From now on nothing begins; waits for what has begun.
     *
     * @param longest what is not done by then is left to itself
     * @return how much is still being done
     */
    public int stop(Duration longest) {
        stopping = true;
        try {
            return free.tryAcquire(MOST, longest.toMillis(), TimeUnit.MILLISECONDS) ? 0 : MOST - free.availablePermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MOST - free.availablePermits();
        }
    }
}
