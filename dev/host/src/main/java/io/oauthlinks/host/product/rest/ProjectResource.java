package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.ProjectRole;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The projects that the caller may see. */
@Path("/project")
@Produces(MediaType.APPLICATION_JSON)
public final class ProjectResource {

    private final Callers callers;
    private final Users users;
    private final Projects projects;
    private final Settings settings;

    public ProjectResource(Callers callers, Users users, Projects projects, Settings settings) {
        this.callers = callers;
        this.users = users;
        this.projects = projects;
        this.settings = settings;
    }

    /** Empty for anonymous, as in Jira. */
    @GET
    public List<Map<String, Object>> list() {
        Json json = new Json(settings.baseUrl());
        return projects.visibleTo(callers.user()).stream().map(json::project).toList();
    }

    @GET
    @Path("{idOrKey}")
    public Map<String, Object> get(@PathParam("idOrKey") String idOrKey) {
        return json(visible(idOrKey));
    }

    /** The project's own administrators, and Jira's, change its name and description. */
    @PUT
    @Path("{idOrKey}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> update(@PathParam("idOrKey") String idOrKey, String body) {
        Project project = visible(idOrKey);
        boolean admin = callers.user().filter(User::isAdmin).isPresent();
        if (!admin && !projects.roles(callers.user(), project).contains(ProjectRole.ADMINISTRATORS)) {
            throw new RestError(403, "You cannot edit the configuration of this project.");
        }
        JsonNode fields = RequestJson.read(body);
        return json(projects.rename(project, fields.path("name").asText(project.name()), fields.path("description").asText(project.description())));
    }

    private Project visible(String idOrKey) {
        Optional<Project> found = idOrKey.matches("[0-9]{1,18}") ? projects.byId(Long.parseLong(idOrKey)) : projects.byKey(idOrKey);
        return found.filter(each -> projects.mayBrowse(callers.user(), each))
                .orElseThrow(() -> new RestError(404, "No project could be found with key '" + idOrKey + "'."));
    }

    private Map<String, Object> json(Project project) {
        return new Json(settings.baseUrl()).project(project, users.byKey(project.leadKey()).orElseThrow(), projects.issueTypes(project));
    }
}
