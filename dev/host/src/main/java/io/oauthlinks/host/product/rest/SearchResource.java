package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches issues. Of JQL it knows {@code project = KEY} and the empty query. */
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SearchResource {

    private static final Pattern BY_PROJECT = Pattern.compile("\\s*project\\s*=\\s*\"?(\\w+)\"?\\s*", Pattern.CASE_INSENSITIVE);

    /** More are not answered at once, as in Jira. */
    private static final int MOST = 1000;

    private final Callers callers;
    private final Tracker tracker;
    private final Settings settings;

    public SearchResource(Callers callers, Tracker tracker, Settings settings) {
        this.callers = callers;
        this.tracker = tracker;
        this.settings = settings;
    }

    @GET
    public Map<String, Object> get(@QueryParam("jql") @DefaultValue("") String jql, @QueryParam("startAt") @DefaultValue("0") int startAt,
                                   @QueryParam("maxResults") @DefaultValue("50") int maxResults) {
        return search(jql, startAt, maxResults);
    }

    @POST
    public Map<String, Object> post(String body) {
        JsonNode query = RequestJson.read(body);
        return search(query.path("jql").asText(""), query.path("startAt").asInt(0), query.path("maxResults").asInt(50));
    }

    private Map<String, Object> search(String jql, int startAt, int maxResults) {
        List<Project> wanted = wanted(jql);
        Json json = new Json(settings.baseUrl());
        return Json.object("startAt", startAt, "maxResults", maxResults, "total", tracker.issues().count(wanted),
                "issues", tracker.issues().search(wanted, startAt, Math.min(MOST, maxResults)).stream().map(issue -> json.issue(issue, tracker)).toList());
    }

    private List<Project> wanted(String jql) {
        List<Project> visible = tracker.projects().visibleTo(callers.user());
        if (jql.isBlank()) {
            return visible;
        }
        Matcher byProject = BY_PROJECT.matcher(jql);
        if (!byProject.matches()) {
            throw new RestError(400, "Error in the JQL Query: the development host knows \"project = KEY\" only.");
        }
        return visible.stream().filter(project -> project.key().equalsIgnoreCase(byProject.group(1))).toList();
    }
}
