package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Comments;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Issues: read, create, edit, comment. Customers without a licence have no access here; they use the portal. */
@Path("/issue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IssueResource {

    private final Callers callers;
    private final Tracker tracker;
    private final Projects projects;
    private final Issues issues;
    private final Settings settings;

    public IssueResource(Callers callers, Tracker tracker, Settings settings) {
        this.callers = callers;
        this.tracker = tracker;
        this.projects = tracker.projects();
        this.issues = tracker.issues();
        this.settings = settings;
    }

    @GET
    @Path("{idOrKey}")
    public Map<String, Object> get(@PathParam("idOrKey") String idOrKey) {
        Issue issue = visible(idOrKey);
        return json().issue(issue, tracker);
    }

    @POST
    public Response create(String body) {
        User caller = callers.user().orElseThrow(RestError::loginRequired);
        Issue issue = issues.create(new IssueFields(RequestJson.read(body), tracker).draft(caller));
        return Response.status(Response.Status.CREATED).entity(json().created(issue)).build();
    }

    @PUT
    @Path("{idOrKey}")
    public void edit(@PathParam("idOrKey") String idOrKey, String body) {
        Issue issue = visible(idOrKey);
        requireWork(issue);
        issues.update(new IssueFields(RequestJson.read(body), tracker).changed(issue));
    }

    @GET
    @Path("{idOrKey}/comment")
    public Map<String, Object> comments(@PathParam("idOrKey") String idOrKey) {
        Issue issue = visible(idOrKey);
        return json().comments(issue, tracker.comments().of(issue));
    }

    @POST
    @Path("{idOrKey}/comment")
    public Response comment(@PathParam("idOrKey") String idOrKey, String body) {
        Issue issue = visible(idOrKey);
        User author = callers.user().orElseThrow(RestError::loginRequired);
        JsonNode text = RequestJson.read(body).path("body");
        if (!text.isTextual() || text.asText().isBlank() || text.asText().indexOf('\0') >= 0) {
            throw new RestError(400, Map.of("comment", "Comment body can not be empty!"));
        }
        if (text.asText().length() > IssueFields.TEXT_LENGTH) {
            throw new RestError(400, Map.of("comment", "The entered text is too long. It exceeds the allowed limit of "
                    + IssueFields.TEXT_LENGTH + " characters."));
        }
        requireWork(issue);
        return Response.status(Response.Status.CREATED)
                .entity(json().comment(issue, tracker.comments().add(new Comments.Draft(issue, author, text.asText(), false)))).build();
    }

    /** As in Jira, an issue that one may not see is told apart from one that does not exist. */
    private Issue visible(String idOrKey) {
        Optional<User> caller = callers.user();
        Issue issue = issues.find(idOrKey).orElseThrow(() -> new RestError(404, "Issue Does Not Exist"));
        if (!projects.mayBrowse(caller, issue.project())) {
            throw caller.isEmpty() ? RestError.loginRequired()
                    : new RestError(403, "You do not have the permission to see the specified issue.");
        }
        return issue;
    }

    private void requireWork(Issue issue) {
        if (!projects.mayWork(callers.user(), issue.project())) {
            throw new RestError(403, "The project is archived, so its issues cannot be changed.");
        }
    }

    private Json json() {
        return new Json(settings.baseUrl());
    }
}
