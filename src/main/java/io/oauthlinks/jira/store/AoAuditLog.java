package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.plain;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.java.ao.Query;

/** The audit log in Active Objects. */
public final class AoAuditLog implements AuditLog {

    private final ActiveObjects ao;
    private final Clock clock;

    public AoAuditLog(ActiveObjects ao, Clock clock) {
        this.ao = ao;
        this.clock = clock;
    }

    @Override
    public void record(Actor actor, AuditAction action, Subject subject, String detail) {
        append(List.of(entry(clock.instant(), actor, action, subject, detail)));
    }

    static AuditEntry entry(Instant at, Actor actor, AuditAction action, Subject subject, String detail) {
        return new AuditEntry(0, at, actor.userKey(), actor.displayName(), action.id(), subject.description(), subject.id(), detail,
                actor.address());
    }

    /** Inserts all of them, or none. */
    void append(List<AuditEntry> entries) {
        List<Map<String, Object>> rows = entries.stream().map(AoAuditLog::columns).toList();
        ao.executeInTransaction(() -> {
            ao.create(AuditRow.class, rows);
            return null;
        });
    }

    @Override
    public Page find(Filter filter, int offset, int limit) {
        Query entries = matching(filter).order("ID DESC").offset(offset).limit(limit);
        return new Page(Arrays.stream(ao.find(AuditRow.class, entries)).map(AoAuditLog::read).toList(),
                ao.count(AuditRow.class, matching(filter)));
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return OldRows.delete(ao, AuditRow.class, "HAPPENED_AT", time.toEpochMilli(), limit);
    }

    private static Query matching(Filter filter) {
        List<String> clauses = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (filter.action() != null) {
            clauses.add("ACTION_ID = ?");
            values.add(filter.action().id());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            clauses.add("SEARCH_TEXT LIKE ? ESCAPE '!'");
            values.add(Columns.patternContaining(filter.text()));
        }
        if (filter.from() != null) {
            clauses.add("HAPPENED_AT >= ?");
            values.add(filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            clauses.add("HAPPENED_AT < ?");
            values.add(filter.to().toEpochMilli());
        }
        Query query = Query.select();
        return clauses.isEmpty() ? query : query.where(String.join(" AND ", clauses), values.toArray());
    }

    /** Empty texts stay empty: the rows of a batch have the same columns, and a null costs Active Objects a question to the database. */
    private static Map<String, Object> columns(AuditEntry entry) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("HAPPENED_AT", entry.at().toEpochMilli());
        columns.put("ACTOR_KEY", plain(entry.actorKey()));
        columns.put("ACTOR_NAME", plain(entry.actorName()));
        columns.put("ACTION_ID", entry.actionId());
        columns.put("SUBJECT", plain(entry.subject()));
        columns.put("SUBJECT_ID", plain(entry.subjectId()));
        columns.put("DETAIL", plain(entry.detail()));
        columns.put("FROM_ADDRESS", plain(entry.fromAddress()));
        columns.put("SEARCH_TEXT", plain(entry.actorName() + "\n" + entry.subject() + "\n" + entry.detail()).toLowerCase(Locale.ROOT));
        return columns;
    }

    private static AuditEntry read(AuditRow row) {
        return new AuditEntry(row.getID(), Instant.ofEpochMilli(row.getHappenedAt()), text(row.getActorKey()), text(row.getActorName()),
                text(row.getActionId()), text(row.getSubject()), text(row.getSubjectId()), text(row.getDetail()),
                text(row.getFromAddress()));
    }
}
