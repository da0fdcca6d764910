package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.RequiredField;
import io.oauthlinks.host.product.project.Step;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.QueuedMails;
import io.oauthlinks.host.product.store.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What only this host has: switches by which tests bring about what people and crashes do to a real Jira. For system administrators. */
@Path("/host/1.0")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HostResource {

    /** As the kernel reports a process that was killed by -9. */
    private static final int KILLED = 137;

    private final Callers callers;
    private final Tracker tracker;
    private final Settings settings;
    private final QueuedMails mails;

    public HostResource(Callers callers, Tracker tracker, Settings settings, QueuedMails mails) {
        this.callers = callers;
        this.tracker = tracker;
        this.settings = settings;
        this.mails = mails;
    }

    /** The mails that wait for Jira's SMTP server, newest first. */
    @GET
    @Path("mails")
    public List<Map<String, Object>> mails() {
        requireSystemAdministrator();
        return mails.all().stream().map(mail -> Json.object("to", mail.recipient(), "subject", mail.subject(), "body", mail.content(),
                "mimeType", mail.contentType(), "queued", mail.queued().toString())).toList();
    }

    @DELETE
    @Path("mails")
    public void deleteMails() {
        requireSystemAdministrator();
        mails.deleteAll();
    }

    /** {@code {"readOnly": true, "attachmentLimit": 1000}}; what is left out stays. */
    @PUT
    @Path("settings")
    public Map<String, Object> set(String body) {
        requireSystemAdministrator();
        JsonNode wanted = RequestJson.read(body);
        if (wanted.has("readOnly")) {
            settings.setReadOnly(wanted.get("readOnly").asBoolean());
        }
        if (wanted.has("attachmentLimit")) {
            settings.setAttachmentLimit(wanted.get("attachmentLimit").asLong());
        }
        return Json.object("readOnly", settings.readOnly(), "attachmentLimit", settings.attachmentLimit());
    }

    /** {@code {"issueType": "Incident", "field": "customfield_10100", "name": "Cost centre"}}. */
    @PUT
    @Path("projects/{key}/required-fields")
    public void require(@PathParam("key") String key, String body) {
        tracker.projects().require(field(key, RequestJson.read(body)));
    }

    @DELETE
    @Path("projects/{key}/required-fields")
    public void requireNoLonger(@PathParam("key") String key, String body) {
        tracker.projects().requireNoLonger(field(key, RequestJson.read(body)));
    }

    private RequiredField field(String key, JsonNode field) {
        Project project = project(key);
        return new RequiredField(project.id(), type(field.path("issueType").asText()).id(), field.path("field").asText(), field.path("name").asText());
    }

    /** Lets the project have the issue type. */
    @PUT
    @Path("projects/{key}/issue-types/{name}")
    public void addType(@PathParam("key") String key, @PathParam("name") String name) {
        tracker.projects().addIssueType(project(key), type(name));
    }

    /** Takes the issue type from the project. */
    @DELETE
    @Path("projects/{key}/issue-types/{name}")
    public void removeType(@PathParam("key") String key, @PathParam("name") String name) {
        tracker.projects().removeIssueType(project(key), type(name));
    }

    @PUT
    @Path("projects/{key}/components/{name}")
    public Map<String, Object> addComponent(@PathParam("key") String key, @PathParam("name") String name) {
        return new Json(settings.baseUrl()).component(tracker.projects().addComponent(project(key), name));
    }

    /** {@code {"step": "ISSUE_STORED", "times": 3}}: the process dies as by kill -9 right after it has taken the step for the third time from now on. */
    @PUT
    @Path("crash")
    public void crash(String body) {
        requireSystemAdministrator();
        JsonNode wanted = RequestJson.read(body);
        Step last = Step.valueOf(wanted.path("step").asText());
        AtomicInteger left = new AtomicInteger(wanted.path("times").asInt(1));
        tracker.steps().observe(step -> {
            if (step == last && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
    }

    private Project project(String key) {
        requireSystemAdministrator();
        return tracker.projects().byKey(key).orElseThrow(() -> new RestError(404, "There is no project " + key));
    }

    private Projects.IssueType type(String name) {
        return tracker.projects().issueTypes().stream().filter(type -> type.name().equals(name)).findFirst()
                .orElseThrow(() -> new RestError(404, "There is no issue type " + name));
    }

    private void requireSystemAdministrator() {
        if (!callers.user().orElseThrow(RestError::loginRequired).isSystemAdmin()) {
            throw new RestError(403, "Only system administrators may use this.");
        }
    }
}
