package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who watches an issue. */
@Path("/issue/{idOrKey}/watchers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WatcherResource {

    private final Callers callers;
    private final Tracker tracker;
    private final Settings settings;
    private final VisibleIssues issues;

    public WatcherResource(Callers callers, Tracker tracker, Settings settings) {
        this.callers = callers;
        this.tracker = tracker;
        this.settings = settings;
        this.issues = new VisibleIssues(callers, tracker, settings);
    }

    @GET
    public Map<String, Object> list(@PathParam("idOrKey") String idOrKey) {
        Json json = new Json(settings.baseUrl());
        List<User> watchers = tracker.watchers().of(issues.find(idOrKey));
        return Json.object("watchCount", watchers.size(), "isWatching", callers.user().filter(watchers::contains).isPresent(),
                "watchers", watchers.stream().map(json::user).toList());
    }

    /** The body is a user name as JSON; empty for oneself. */
    @POST
    public void add(@PathParam("idOrKey") String idOrKey, String body) {
        Issue issue = issues.findToChange(idOrKey);
        Optional<User> watcher = body.isBlank() ? callers.user() : tracker.users().byName(RequestJson.read(body).asText());
        tracker.watchers().add(issue, watcher.orElseThrow(() -> new RestError(404, "The user does not exist.")));
    }
}
