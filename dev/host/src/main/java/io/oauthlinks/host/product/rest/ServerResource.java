package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.sal.ProductProperties;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code serverInfo} for everybody, {@code myself} for who is logged in, {@code application-properties} for administrators. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ServerResource {

    private final Callers callers;
    private final Settings settings;
    private final Clock clock;

    public ServerResource(Callers callers, Settings settings, Clock clock) {
        this.callers = callers;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Path("serverInfo")
    public Map<String, Object> serverInfo() {
        List<Integer> numbers = Arrays.stream(ProductProperties.VERSION.split("\\.")).map(Integer::valueOf).toList();
        return Json.object("baseUrl", settings.baseUrl().toString(), "version", ProductProperties.VERSION, "versionNumbers", numbers,
                "deploymentType", "Server", "buildNumber", Integer.valueOf(ProductProperties.BUILD_NUMBER),
                "serverTime", json().time(clock.instant()), "serverTitle", "Jira");
    }

    @GET
    @Path("myself")
    public Map<String, Object> myself() {
        User user = callers.user().orElseThrow(RestError::loginRequired);
        Map<String, Object> myself = json().user(user);
        List<Map<String, Object>> groups = new TreeSet<>(user.groups()).stream().map(group -> Json.object("name", group)).toList();
        myself.put("groups", Json.object("size", groups.size(), "items", groups));
        return myself;
    }

    @GET
    @Path("application-properties")
    public List<Map<String, Object>> applicationProperties() {
        User user = callers.user().orElseThrow(RestError::loginRequired);
        if (!user.isAdmin()) {
            throw new RestError(403, "Only administrators of Jira may read the application properties.");
        }
        return List.of(Json.object("id", "jira.baseurl", "key", "jira.baseurl", "value", settings.baseUrl().toString(), "name", "Base URL",
                "type", "uri"));
    }

    private Json json() {
        return new Json(settings.baseUrl());
    }
}
