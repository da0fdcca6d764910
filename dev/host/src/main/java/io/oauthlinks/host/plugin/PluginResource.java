package io.oauthlinks.host.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.user.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The plugin manager, as much as development needs of it, for system administrators: the app, disabled, enabled, replaced, uninstalled, installed. */
@Path("/plugins/{version: 1\\.0|latest}")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginResource {

    private static final String APP = "io.oauthlinks-key";

    private final Apps apps;
    private final ServiceDeskModule serviceDesk;
    private final Supplier<Optional<User>> caller;

    public PluginResource(Apps apps, ServiceDeskModule serviceDesk, Supplier<Optional<User>> caller) {
        this.apps = apps;
        this.serviceDesk = serviceDesk;
        this.caller = caller;
    }

    @GET
    public Map<String, Object> plugins() {
        requireSystemAdministrator();
        return Map.of("plugins", apps.state().stream().toList());
    }

    @GET
    @Path(APP)
    public Map<String, Object> plugin() {
        requireSystemAdministrator();
        return state();
    }

    /** {@code {"enabled": false}} or {@code {"enabled": true}}. */
    @PUT
    @Path(APP)
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> change(JsonNode body) {
        requireSystemAdministrator();
        Map<String, Object> before = state();
        boolean enabled = body.path("enabled").asBoolean();
        if (!enabled) {
            apps.disable();
        } else if (before.get("enabled").equals(false)) {
            apps.enable();
        }
        return state();
    }

    @GET
    @Path(ServiceDeskModule.KEY + "-key")
    public Map<String, Object> serviceDesk() {
        requireSystemAdministrator();
        return Map.of("key", ServiceDeskModule.KEY, "enabled", serviceDesk.isEnabled());
    }

    /** Jira Service Management: {@code {"enabled": true}} also installs it. */
    @PUT
    @Path(ServiceDeskModule.KEY + "-key")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> changeServiceDesk(JsonNode body) {
        requireSystemAdministrator();
        if (body.path("enabled").asBoolean()) {
            serviceDesk.enable();
        } else {
            serviceDesk.disable();
        }
        return serviceDesk();
    }

    @DELETE
    @Path(APP)
    public void uninstall() {
        requireSystemAdministrator();
        state();
        apps.uninstall();
    }

    /** The body is a jar; takes the place of the app that is installed. */
    @POST
    @Consumes("application/java-archive")
    public Response install(InputStream jar) throws IOException {
        requireSystemAdministrator();
        java.nio.file.Path file = Files.createTempFile("upload", ".jar");
        try {
            Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
            apps.install(file);
        } catch (AppRefused refused) {
            throw failure(400, refused.getMessage());
        } finally {
            Files.delete(file);
        }
        return Response.status(Response.Status.CREATED).entity(state()).build();
    }

    /** No part of Jira: what an app has left behind. */
    @GET
    @Path(APP + "/remains")
    public Map<String, Object> remains() {
        requireSystemAdministrator();
        return apps.remains().describe();
    }

    private Map<String, Object> state() {
        return apps.state().orElseThrow(() -> failure(404, "The app is not installed."));
    }

    private void requireSystemAdministrator() {
        User user = caller.get().orElseThrow(() -> failure(401, "You need to log in."));
        if (!user.isSystemAdmin()) {
            throw failure(403, "Only system administrators may manage plugins.");
        }
    }

    private static WebApplicationException failure(int status, String message) {
        return new WebApplicationException(Response.status(status).entity(Map.of("errorMessages", List.of(message))).type(MediaType.APPLICATION_JSON).build());
    }
}
