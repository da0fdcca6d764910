package io.oauthlinks.jira.store;

import java.util.EnumSet;
import java.util.Set;

/**
 * Values that came after a column did, each in a column of its own. While a cluster is updated, a node with the older version reads such rows, and
 * fails on a value that it does not know; so the older column holds one that comes near.
 */
final class NewerValues<E extends Enum<E>> {

    private final Class<E> type;
    private final E near;
    private final Set<E> newer;

    /** @param near what a node reads that does not know the value */
    @SafeVarargs
    NewerValues(E near, E... newer) {
        this.type = near.getDeclaringClass();
        this.near = near;
        this.newer = EnumSet.copyOf(Set.of(newer));
    }

    String olderColumn(E value) {
        return newer.contains(value) ? near.name() : value.name();
    }

    /** Null for a value that the older column can hold. */
    String newerColumn(E value) {
        return newer.contains(value) ? value.name() : null;
    }

    /** A node with the older version may have chosen another value since, which then counts. */
    E read(String olderColumn, String newerColumn) {
        E older = Enum.valueOf(type, olderColumn);
        return newerColumn != null && older == near ? Enum.valueOf(type, newerColumn) : older;
    }
}
