package io.oauthlinks.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log in memory; searching is not needed where it is used. */
public final class InMemoryAuditLog implements AuditLog {

    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private final Clock clock;

    /** For tests in which the time of an entry does not matter. */
    public InMemoryAuditLog() {
        this(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public InMemoryAuditLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void record(Actor actor, AuditAction action, Subject subject, String detail) {
        entries.add(new AuditEntry(entries.size() + 1, clock.instant(), actor.userKey(), actor.displayName(), action.id(), subject.description(),
                subject.id(), detail, actor.address()));
    }

    /** Oldest first. */
    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    /** Actions with details, oldest first. */
    public List<String> lines() {
        return entries.stream().map(entry -> (AuditAction.ofId(entry.actionId()).orElseThrow() + " " + entry.detail()).strip()).toList();
    }

    @Override
    public Page find(Filter filter, int offset, int limit) {
        return new Page(entries(), entries.size());
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return 0;
    }
}
