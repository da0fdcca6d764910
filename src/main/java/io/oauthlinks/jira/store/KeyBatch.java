package io.oauthlinks.jira.store;

import java.util.Collection;
import java.util.Collections;

/** Rows named one by one in a statement; databases limit its parameters, the strictest to a thousand. */
record KeyBatch(Collection<?> keys) {

    static final int MOST = 500;

    /** Criterion for {@link #parameters()}. */
    String in(String column) {
        return column + " IN (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
    }

    Object[] parameters() {
        return keys.toArray();
    }
}
