package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
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
        Map<String, Object> columns = new HashMap<>();
        columns.put("HAPPENED_AT", clock.millis());
        columns.put("ACTOR_KEY", column(actor.userKey()));
        columns.put("ACTOR_NAME", column(actor.displayName()));
        columns.put("ACTION_ID", action.id());
        columns.put("SUBJECT", column(subject.description()));
        columns.put("SUBJECT_ID", column(subject.id()));
        columns.put("DETAIL", column(detail));
        columns.put("FROM_ADDRESS", column(actor.address()));
        columns.put("SEARCH_TEXT", (actor.displayName() + "\n" + subject.description() + "\n" + detail).toLowerCase(Locale.ROOT));
        ao.executeInTransaction(() -> ao.create(AuditRow.class, columns));
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
            values.add("%" + filter.text().replace('\0', ' ').strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
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

    private static AuditEntry read(AuditRow row) {
        return new AuditEntry(row.getID(), Instant.ofEpochMilli(row.getHappenedAt()), text(row.getActorKey()), text(row.getActorName()),
                text(row.getActionId()), text(row.getSubject()), text(row.getSubjectId()), text(row.getDetail()),
                text(row.getFromAddress()));
    }
}
