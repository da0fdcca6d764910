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
import jakarta.ws.rs.DELETE;
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
        if (fields.has("key") && !fields.path("key").asText().equals(project.key())) {
            requireAdmin();
            project = changeKey(project, fields.path("key").asText());
        }
        return json(projects.rename(project, fields.path("name").asText(project.name()), fields.path("description").asText(project.description())));
    }

    /** As in Jira Data Center: nobody can change anything in the project from now on. */
    @PUT
    @Path("{idOrKey}/archive")
    public void archive(@PathParam("idOrKey") String idOrKey) {
        requireAdmin();
        projects.setArchived(visible(idOrKey), true);
    }

    @PUT
    @Path("{idOrKey}/restore")
    public void restore(@PathParam("idOrKey") String idOrKey) {
        requireAdmin();
        projects.setArchived(visible(idOrKey), false);
    }

    /** With all its issues. */
    @DELETE
    @Path("{idOrKey}")
    public void delete(@PathParam("idOrKey") String idOrKey) {
        requireAdmin();
        projects.delete(visible(idOrKey));
    }

    @GET
    @Path("{idOrKey}/components")
    public List<Map<String, Object>> components(@PathParam("idOrKey") String idOrKey) {
        Json json = new Json(settings.baseUrl());
        return projects.components(visible(idOrKey)).stream().map(json::component).toList();
    }

    private Project changeKey(Project project, String key) {
        try {
            return projects.changeKey(project, key);
        } catch (IllegalArgumentException e) {
            throw new RestError(400, Map.of("projectKey", e.getMessage()));
        }
    }

    private void requireAdmin() {
        if (!callers.user().orElseThrow(RestError::loginRequired).isAdmin()) {
            throw new RestError(403, "Only administrators of Jira may do this.");
        }
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
