package io.oauthlinks.host.product.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a node keeps in memory of some tables: read at once when it is first asked for, and forgotten when a node changes some of it. */
public final class Remembered<T> {

    private final Tables tables;
    private final String topic;
    private final Function<Tables, T> reading;
    private final AtomicLong changes = new AtomicLong();
    private volatile T known;

    /** @param topic what nodes tell each other when it has changed */
    public Remembered(Tables tables, String topic, Function<Tables, T> reading) {
        this.tables = tables;
        this.topic = topic;
        this.reading = reading;
    }

    public T get() {
        T remembered = known;
        if (remembered != null) {
            return remembered;
        }
        long before = changes.get();
        T read = reading.apply(tables);
        synchronized (changes) {
            // what was read before a change and comes home after it is not kept
            if (changes.get() == before) {
                known = read;
            }
        }
        return read;
    }

    /** It has changed, here or on another node. */
    public void forget() {
        synchronized (changes) {
            changes.incrementAndGet();
            known = null;
        }
    }

    /** Changes it in one transaction, and says so. */
    public <R> R changing(Supplier<R> change) {
        try {
            return tables.together(() -> {
                R result = change.get();
                tables.announce(topic);
                return result;
            });
        } finally {
            forget();
        }
    }
}
