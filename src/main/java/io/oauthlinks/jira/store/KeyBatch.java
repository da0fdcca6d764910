package io.oauthlinks.jira.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rows named one by one in a statement; databases limit its parameters, the strictest to a thousand. */
record KeyBatch(Collection<?> keys) {

    static final int MOST = 500;

    /** All of the keys, so many at a time. */
    static List<KeyBatch> of(Collection<?> keys) {
        List<?> all = List.copyOf(keys);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MOST)
                .mapToObj(from -> new KeyBatch(all.subList(from, Math.min(from + MOST, all.size())))).toList();
    }

    /** Criterion for {@link #parameters()}. */
    String in(String column) {
        return column + " IN (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
    }

    Object[] parameters() {
        return keys.toArray();
    }
}
