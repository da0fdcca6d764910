package io.oauthlinks.memory;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Values by key, remembered for 900 ms: what another node changes is seen within a second, what this node changes at once, if whoever changes it
 * calls {@link #forget()}. That something is missing is remembered too, when {@code V} can say so, such as {@code Optional}. For any thread.
 */
public final class ShortMemory<K, V> {

    private static final long LIFE_MILLIS = 900;

    private final int mostEntries;
    private final Clock clock;
    private final Map<K, Remembered<V>> entries = new ConcurrentHashMap<>();
    /** Counts the calls of forget: what a read that began before one brings home after it is not kept. */
    private final AtomicLong generation = new AtomicLong();

    private record Remembered<V>(V value, long readAt, long generation) { }

    /** @param mostEntries when there are more, all are dropped: keys may be whatever strangers send */
    public ShortMemory(int mostEntries, Clock clock) {
        this.mostEntries = mostEntries;
        this.clock = clock;
    }

    /** @param read from where the value rests; its failures are thrown on and not remembered */
    public V get(K key, Function<? super K, ? extends V> read) {
        long now = clock.millis();
        long current = generation.get();
        Remembered<V> known = entries.get(key);
        if (known != null && known.generation == current && now >= known.readAt && now - known.readAt < LIFE_MILLIS) {
            return known.value;
        }
        V value = read.apply(key);
        if (entries.size() >= mostEntries) {
            entries.clear();
        }
        entries.put(key, new Remembered<>(value, now, current));
        return value;
    }

    /** Something has changed: the next call of each key reads. */
    public void forget() {
        generation.incrementAndGet();
        entries.clear();
    }
}
