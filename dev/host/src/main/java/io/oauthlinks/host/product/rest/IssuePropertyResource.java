package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Properties;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What apps keep at an issue. */
@Path("/issue/{idOrKey}/properties")
@Produces(MediaType.APPLICATION_JSON)
public final class IssuePropertyResource {

    private final Tracker tracker;
    private final Settings settings;
    private final VisibleIssues issues;

    public IssuePropertyResource(Callers callers, Tracker tracker, Settings settings) {
        this.tracker = tracker;
        this.settings = settings;
        this.issues = new VisibleIssues(callers, tracker, settings);
    }

    @GET
    public Map<String, Object> keys(@PathParam("idOrKey") String idOrKey) {
        Issue issue = issues.find(idOrKey);
        String self = settings.baseUrl() + "/rest/api/2/issue/" + issue.id() + "/properties/";
        return Json.object("keys", tracker.properties().of(Properties.OF_ISSUE, issue.id()).stream()
                .map(property -> Json.object("self", self + property.key(), "key", property.key())).toList());
    }

    @GET
    @Path("{key}")
    public Map<String, Object> get(@PathParam("idOrKey") String idOrKey, @PathParam("key") String key) {
        return tracker.properties().get(Properties.OF_ISSUE, issues.find(idOrKey).id(), key)
                .map(property -> Json.object("key", key, "value", RequestJson.read(property.content())))
                .orElseThrow(() -> new RestError(404, "The property does not exist."));
    }
}
