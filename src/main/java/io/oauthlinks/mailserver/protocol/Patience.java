package io.oauthlinks.mailserver.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * How long an answer may be waited for: a step's time, and as much again for each 64 kB that came. So an answer may be of any length, and one that
 * stalls or drips ends. What the receiver does in between does not count.
 */
final class Patience {

    private static final long BYTES_FOR_ANOTHER_STEP = 64 * 1024;

    private final Deadline deadline;
    private final long step;
    private long waited;
    private long arrived;

    Patience(Deadline deadline, Duration step) {
        this.deadline = deadline;
        this.step = step.toMillis();
    }

    /** A question was sent; its answer has all the time again. */
    void anew() {
        waited = 0;
        arrived = 0;
    }

    /**
     * @return how many bytes came, at least 1
     * @throws SocketTimeoutException when the time for this answer is used up
     */
    int read(InputStream in, byte[] buffer, int offset, int length) throws IOException {
        long left = step * (1 + arrived / BYTES_FOR_ANOTHER_STEP) - waited;
        deadline.allow(Duration.ofMillis(Math.min(left, step)));
        long begun = deadline.clock().millis();
        int count = in.read(buffer, offset, length);
        waited += Math.max(0, deadline.clock().millis() - begun);
        if (count < 0) {
            throw new EOFException("Closed by the server");
        }
        arrived += count;
        return count;
    }
}
