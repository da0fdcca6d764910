package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An audit log in memory that tells how it was asked. */
final class RecordedAudit implements AuditLog {

    final List<AuditEntry> entries = new ArrayList<>();
    int total;
    Filter filter;
    int offset;

    @Override
    public void record(Actor actor, AuditAction action, Subject subject, String detail) {
        entries.add(new AuditEntry(entries.size() + 1, Samples.NOW, actor.userKey(), actor.displayName(), action, subject.description(), subject.id(),
                detail, actor.address()));
    }

    @Override
    public Page find(Filter wanted, int from, int limit) {
        filter = wanted;
        offset = from;
        return new Page(List.copyOf(entries), total == 0 ? entries.size() : total);
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return 0;
    }
}
