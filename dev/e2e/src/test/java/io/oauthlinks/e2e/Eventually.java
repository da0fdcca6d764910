package io.oauthlinks.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, with a limit; never for a time. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Eventually() { }

    static <T> T until(String what, Supplier<T> look, Predicate<T> good) {
        return within(LIMIT, what, look, good);
    }

    static <T> T within(Duration limit, String what, Supplier<T> look, Predicate<T> good) {
        long end = System.nanoTime() + limit.toNanos();
        T seen = look.get();
        while (!good.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited " + limit.toSeconds() + " s in vain for " + what + "; last seen: " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            seen = look.get();
        }
        return seen;
    }
}
