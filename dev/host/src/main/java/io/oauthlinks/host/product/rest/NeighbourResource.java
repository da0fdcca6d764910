package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.PersonalAccessTokens;
import io.oauthlinks.host.product.user.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a real Jira serves beside its core: boards, personal access tokens, session, and an app of somebody else. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NeighbourResource {

    /** Below the context path: what answers here. */
    public static final List<String> PATHS = List.of("/rest/agile", "/rest/auth", "/rest/host", "/rest/pat", "/rest/plugins", "/rest/sample");

    private final Callers callers;
    private final Projects projects;
    private final PersonalAccessTokens tokens;
    private final List<String> notes = new CopyOnWriteArrayList<>(List.of("first"));

    public NeighbourResource(Callers callers, Projects projects, PersonalAccessTokens tokens) {
        this.callers = callers;
        this.projects = projects;
        this.tokens = tokens;
    }

    /** A board for each project that one may see. */
    @GET
    @Path("agile/{version: 1\\.0|latest}/board")
    public Map<String, Object> boards() {
        List<Map<String, Object>> boards = projects.visibleTo(callers.user()).stream()
                .map(project -> Json.object("id", project.id(), "name", project.key() + " board", "type", "kanban")).toList();
        return Json.object("maxResults", 50, "startAt", 0, "isLast", true, "values", boards);
    }

    @GET
    @Path("auth/{version: 1|latest}/session")
    public Map<String, Object> session() {
        return Json.object("name", caller().name());
    }

    @GET
    @Path("pat/{version: 1\\.0|latest}/tokens")
    public List<Map<String, Object>> tokens() {
        return tokens.of(caller()).stream().map(token -> Json.object("id", token.id(), "name", token.name())).toList();
    }

    @POST
    @Path("pat/{version: 1\\.0|latest}/tokens")
    public Response createToken(String body) {
        JsonNode token = RequestJson.read(body);
        String raw = tokens.create(caller(), token.path("name").asText("script"), Duration.ofDays(token.path("expirationDuration").asInt(90)));
        return Response.status(Response.Status.CREATED).entity(Json.object("name", token.path("name").asText("script"), "rawToken", raw)).build();
    }

    @DELETE
    @Path("pat/{version: 1\\.0|latest}/tokens/{id: [0-9]{1,18}}")
    public void revokeToken(@PathParam("id") long id) {
        if (!tokens.revoke(caller(), id)) {
            throw new RestError(404, "No such token.");
        }
    }

    @GET
    @Path("sample/{version: 1\\.0|latest}/notes")
    public List<String> notes() {
        caller();
        return notes;
    }

    @POST
    @Path("sample/{version: 1\\.0|latest}/notes")
    public Response addNote(String body) {
        caller();
        notes.add(RequestJson.read(body).path("text").asText());
        return Response.status(Response.Status.CREATED).entity(notes).build();
    }

    private User caller() {
        return callers.user().orElseThrow(RestError::loginRequired);
    }
}
