package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import net.java.ao.Entity;
import net.java.ao.Query;

/** Deletes old rows in bounded batches, oldest first, so that a clean-up never locks a table for long. */
final class OldRows {

    private OldRows() {
    }

    /** Rows whose time column is before {@code time}; there is no DELETE … LIMIT, so the batch ends at a row number. */
    static <T extends Entity> int delete(ActiveObjects ao, Class<T> type, String timeColumn, long time, int limit) {
        return ao.executeInTransaction(() -> {
            T[] batch = ao.find(type, Query.select().where(timeColumn + " < ?", time).order("ID ASC").limit(limit));
            return batch.length == 0 ? 0
                    : ao.deleteWithSQL(type, "ID <= ? AND " + timeColumn + " < ?", batch[batch.length - 1].getID(), time);
        });
    }
}
