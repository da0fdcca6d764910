package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The audit log, newest first. */
@Path("audit")
@SystemAdminOnly
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private final AuditLog log;

    @Inject
    public AuditResource(AuditLog log) {
        this.log = log;
    }

    /**
     * @param action id of an action, such as {@code outgoing-link-created}
     * @param from   ISO 8601 instant, inclusive
     * @param to     ISO 8601 instant, exclusive
     */
    @GET
    public Response list(@QueryParam("action") String action, @QueryParam("text") String text, @QueryParam("from") String from,
                         @QueryParam("to") String to, @QueryParam("start") String startText, @QueryParam("limit") String limitText) {
        int start = Paging.start(startText);
        int limit = Paging.limit(limitText);
        FieldErrors errors = new FieldErrors();
        AuditLog.Filter filter = new AuditLog.Filter(action(action, errors), text, time("from", from, errors), time("to", to, errors));
        errors.throwIfAny();
        AuditLog.Page page = log.find(filter, start, limit);
        return Answers.json(200, Answers.page(page.entries().stream().map(AuditResource::json).toList(), start, limit, page.total()))
                .build();
    }

    private static AuditAction action(String id, FieldErrors errors) {
        if (id == null || id.isBlank()) {
            return null;
        }
        AuditAction action = AuditAction.ofId(id).orElse(null);
        if (action == null) {
            errors.add("action", Message.of("oauth-links.rest.error.action"));
        }
        return action;
    }

    private static Instant time(String name, String text, FieldErrors errors) {
        try {
            Instant time = text == null || text.isBlank() ? null : Instant.parse(text);
            // in range for the database, which keeps milliseconds
            return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            errors.add(name, Message.of("oauth-links.rest.error.time"));
            return null;
        }
    }

    static Map<String, Object> json(AuditEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("at", Answers.time(entry.at()));
        json.put("actorKey", entry.actorKey());
        json.put("actorName", entry.actorName());
        json.put("action", entry.actionId());
        json.put("subject", entry.subject());
        json.put("subjectId", entry.subjectId());
        json.put("detail", entry.detail());
        json.put("fromAddress", entry.fromAddress());
        return json;
    }
}
