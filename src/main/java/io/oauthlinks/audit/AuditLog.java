package io.oauthlinks.audit;

import java.time.Instant;
import java.util.List;

/** The audit log: append, and read newest first. */
public interface AuditLog {

    /** Records an action at the clock's current time; a failure to write fails the caller's work. */
    void record(Actor actor, AuditAction action, Subject subject, String detail);

    /**
     * Queues what happens too often to be written one by one; it is stored within a second or two, at the latest when the app stops. If the node
     * dies before, it is lost.
     */
    default void recordSoon(Actor actor, AuditAction action, Subject subject, String detail) {
        record(actor, action, subject, detail);
    }

    Page find(Filter filter, int offset, int limit);

    /** Deletes entries before a time, at most {@code limit} of them; returns how many. */
    int deleteBefore(Instant time, int limit);

    /** @param description kind and name for people; @param id key or number */
    record Subject(String description, String id) { }

    /**
     * Null fields do not filter.
     *
     * @param text found in actor name, subject or detail, case ignored
     */
    record Filter(AuditAction action, String text, Instant from, Instant to) {
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    record Page(List<AuditEntry> entries, int total) { }
}
