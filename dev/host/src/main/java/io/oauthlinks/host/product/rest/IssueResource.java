package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Comments;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Issues: read, create, edit, comment. Customers without a licence have no access here; they use the portal. */
@Path("/issue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IssueResource {

    private final Callers callers;
    private final Tracker tracker;
    private final VisibleIssues visible;
    private final Issues issues;
    private final Settings settings;

    public IssueResource(Callers callers, Tracker tracker, Settings settings) {
        this.callers = callers;
        this.tracker = tracker;
        this.visible = new VisibleIssues(callers, tracker, settings);
        this.issues = tracker.issues();
        this.settings = settings;
    }

    @GET
    @Path("{idOrKey}")
    public Map<String, Object> get(@PathParam("idOrKey") String idOrKey) {
        Issue issue = visible.find(idOrKey);
        return json().issue(issue, tracker);
    }

    @POST
    public Response create(String body) {
        User caller = callers.user().orElseThrow(RestError::loginRequired);
        visible.requireWritable();
        Issue issue = issues.create(new IssueFields(RequestJson.read(body), tracker).draft(caller));
        return Response.status(Response.Status.CREATED).entity(json().created(issue)).build();
    }

    @PUT
    @Path("{idOrKey}")
    public void edit(@PathParam("idOrKey") String idOrKey, String body) {
        Issue issue = visible.findToChange(idOrKey);
        issues.update(new IssueFields(RequestJson.read(body), tracker).changed(issue));
    }

    /** For administrators of the project. */
    @DELETE
    @Path("{idOrKey}")
    public void delete(@PathParam("idOrKey") String idOrKey) {
        Issue issue = visible.findToChange(idOrKey);
        if (!tracker.projects().administers(callers.user(), issue.project())) {
            throw new RestError(403, "You do not have permission to delete issues in this project.");
        }
        issues.delete(issue);
    }

    @GET
    @Path("{idOrKey}/comment")
    public Map<String, Object> comments(@PathParam("idOrKey") String idOrKey) {
        Issue issue = visible.find(idOrKey);
        return json().comments(issue, tracker.comments().of(issue));
    }

    @POST
    @Path("{idOrKey}/comment")
    public Response comment(@PathParam("idOrKey") String idOrKey, String body) {
        Issue issue = visible.findToChange(idOrKey);
        User author = callers.user().orElseThrow(RestError::loginRequired);
        JsonNode text = RequestJson.read(body).path("body");
        if (!text.isTextual() || text.asText().isBlank() || text.asText().indexOf('\0') >= 0) {
            throw new RestError(400, Map.of("comment", "Comment body can not be empty!"));
        }
        if (text.asText().length() > IssueFields.TEXT_LENGTH) {
            throw new RestError(400, Map.of("comment", "The entered text is too long. It exceeds the allowed limit of "
                    + IssueFields.TEXT_LENGTH + " characters."));
        }
        return Response.status(Response.Status.CREATED)
                .entity(json().comment(issue, tracker.comments().add(new Comments.Draft(issue, author, text.asText(), false)))).build();
    }

    private Json json() {
        return new Json(settings.baseUrl());
    }
}
