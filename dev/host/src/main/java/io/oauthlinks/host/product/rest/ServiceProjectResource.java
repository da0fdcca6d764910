package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.servicedesk.Desks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What only this host has: how a service project stands, and who may raise requests in it. For system administrators. */
@Path("/host/1.0/service-projects/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ServiceProjectResource {

    private final Callers callers;
    private final Projects projects;
    private final Desks desks;

    public ServiceProjectResource(Callers callers, Projects projects, Desks desks) {
        this.callers = callers;
        this.projects = projects;
        this.desks = desks;
    }

    @GET
    public Map<String, Object> state(@PathParam("key") String key) {
        Project project = project(key);
        return Json.object("openSignUp", desks.isOpen(project), "requestTypes", desks.kinds(project).stream()
                .map(kind -> Json.object("id", kind.id(), "name", kind.name())).toList());
    }

    /** {@code {"openSignUp": false}}: only whom the team adds is a customer. */
    @PUT
    public Map<String, Object> change(@PathParam("key") String key, String body) {
        JsonNode wanted = RequestJson.read(body);
        desks.open(project(key), wanted.path("openSignUp").asBoolean());
        return state(key);
    }

    private Project project(String key) {
        if (!callers.user().orElseThrow(RestError::loginRequired).isSystemAdmin()) {
            throw new RestError(403, "Only system administrators may use this.");
        }
        return projects.byKey(key).filter(project -> project.type() == Project.Type.SERVICE_DESK)
                .orElseThrow(() -> new RestError(404, "There is no service project " + key));
    }
}
