package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what, newest first, by page. */
public final class AuditLogScreen implements Screen {

    private static final String KEY = "oauth-links.audit.log.";

    private final Readers readers;
    private final AuditLog log;

    public AuditLogScreen(Readers readers, AuditLog log) {
        this.readers = readers;
        this.log = log;
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        AuditAction action = AuditAction.ofId(request.parameter("action")).orElse(null);
        LocalDate from = date(request.parameter("from"));
        LocalDate to = date(request.parameter("to"));
        String text = request.parameter("text").strip();
        ListPages pages = ListPages.of(request, "action", "text", "from", "to");
        AuditLog.Page found = log.find(new AuditLog.Filter(action, text.isEmpty() ? null : text,
                from == null ? null : reader.times().startOf(from), to == null ? null : reader.times().startOf(to.plusDays(1))),
                pages.offset(), ListPages.PAGE_SIZE);
        Map<String, Object> model = new HashMap<>();
        model.put("entries", found.entries().stream().map(entry -> entry(reader, entry)).toList());
        model.put("nothingFound", found.entries().isEmpty());
        model.put("actions", actions(reader, action));
        model.put("text", text);
        model.put("from", from == null ? "" : from.toString());
        model.put("to", to == null ? "" : to.toString());
        model.put("filtered", action != null || from != null || to != null || !text.isEmpty());
        model.put("count", reader.count(KEY + "count", found.total()));
        pages.put(model, reader, found.total());
        return Response.Page.ok("templates/audit/log.vm", model);
    }

    private static Map<String, Object> entry(Reader reader, AuditEntry entry) {
        Map<String, Object> row = new HashMap<>();
        row.put("at", reader.times().absolute(entry.at()));
        row.put("actor", entry.actorKey().isEmpty() ? reader.text(KEY + "by-the-app") : entry.actorName());
        row.put("from", entry.fromAddress());
        row.put("action", AuditAction.ofId(entry.actionId()).map(action -> name(reader, action)).orElse(entry.actionId()));
        row.put("subject", entry.subject());
        row.put("detail", entry.detail());
        return row;
    }

    private static List<Map<String, Object>> actions(Reader reader, AuditAction chosen) {
        return Arrays.stream(AuditAction.values()).map(action -> Model.of("value", action.id(), "selected", action == chosen,
                "label", name(reader, action))).toList();
    }

    private static String name(Reader reader, AuditAction action) {
        return reader.text("oauth-links.audit.action." + action.id());
    }

    /** A date that cannot be read does not filter. */
    private static LocalDate date(String typed) {
        try {
            // four digits: the parser knows years that no clock of a database does
            return typed.length() != "2026-11-20".length() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
