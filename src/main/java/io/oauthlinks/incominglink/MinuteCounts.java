package io.oauthlinks.incominglink;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often something happened, by key, in windows of a minute that begin with the first time. In memory of this node, for any thread. */
final class MinuteCounts<K> {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<K, Window> windows = new ConcurrentHashMap<>();

    record Window(Instant endsAt, int times) { }

    /** Counts one more. */
    Window count(K key, Instant now) {
        return windows.merge(key, new Window(now.plus(WINDOW), 1), (known, fresh) ->
                now.isBefore(known.endsAt) ? new Window(known.endsAt, known.times + 1) : fresh);
    }

    /** Those whose window is over go first, and all when that is not enough. */
    void makeRoom(int most, Instant now) {
        if (windows.size() < most) {
            return;
        }
        windows.values().removeIf(window -> !now.isBefore(window.endsAt));
        if (windows.size() >= most) {
            windows.clear();
        }
    }
}
