package io.oauthlinks.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An audit log in memory; searching is not needed where it is used. */
public final class InMemoryAuditLog implements AuditLog {

    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public synchronized void record(Actor actor, AuditAction action, Subject subject, String detail) {
        entries.add(new AuditEntry(entries.size() + 1, Instant.EPOCH, actor.userKey(), actor.displayName(), action, subject.description(),
                subject.id(), detail, actor.address()));
    }

    /** Oldest first. */
    public synchronized List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized Page find(Filter filter, int offset, int limit) {
        return new Page(List.copyOf(entries), entries.size());
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return 0;
    }
}
