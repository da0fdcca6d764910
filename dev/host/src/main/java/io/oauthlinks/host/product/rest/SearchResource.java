package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
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
import java.util.ArrayList;
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

    private final Callers callers;
    private final Projects projects;
    private final Issues issues;
    private final Settings settings;

    public SearchResource(Callers callers, Projects projects, Issues issues, Settings settings) {
        this.callers = callers;
        this.projects = projects;
        this.issues = issues;
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
        List<Issue> found = new ArrayList<>();
        wanted(jql).forEach(project -> found.addAll(issues.of(project)));
        Json json = new Json(settings.baseUrl());
        return Json.object("startAt", startAt, "maxResults", maxResults, "total", found.size(), "issues", found.stream()
                .skip(Math.max(0, startAt)).limit(Math.max(0, maxResults)).map(issue -> json.issue(issue, issues.comments(issue))).toList());
    }

    private List<Project> wanted(String jql) {
        List<Project> visible = projects.visibleTo(callers.user());
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
