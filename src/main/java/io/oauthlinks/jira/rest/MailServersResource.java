package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Mail servers. One whose values have no passed connection test is saved as a draft: {@code enabled} in the answer tells. */
@Path("mail-servers")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MailServersResource {

    private final MailServers servers;
    private final MailServerEditor editor;
    private final Requests requests;

    @Inject
    public MailServersResource(MailServers servers, MailServerEditor editor, Requests requests) {
        this.servers = servers;
        this.editor = editor;
        this.requests = requests;
    }

    @GET
    public Response list(@QueryParam("filter") @DefaultValue("") String filter, @QueryParam("start") String start,
                         @QueryParam("limit") String limit) {
        String part = filter.strip().toLowerCase(Locale.ROOT);
        List<MailServer> found = servers.all().stream().filter(server -> server.name().toLowerCase(Locale.ROOT).contains(part)).toList();
        return Answers.json(200, Answers.page(found, Paging.start(start), Paging.limit(limit), MailServerJson::of)).build();
    }

    @POST
    public Response create(InputStream body, @Context HttpServletRequest request, @Context UriInfo uri) {
        MailServer created = save(null, body, request);
        return Answers.json(201, MailServerJson.of(created)).location(uri.getBaseUriBuilder().path("mail-servers/" + created.id()).build())
                .build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id) {
        return Answers.json(200, MailServerJson.of(existing(id))).build();
    }

    @PUT
    @Path("{id: [0-9]{1,18}}")
    public Response change(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) {
        existing(id);
        return Answers.json(200, MailServerJson.of(save(id, body, request))).build();
    }

    @DELETE
    @Path("{id: [0-9]{1,18}}")
    public Response delete(@PathParam("id") long id, @Context HttpServletRequest request) {
        existing(id);
        editor.delete(id, requests.actor(request));
        return Response.noContent().build();
    }

    private MailServer save(Long id, InputStream body, HttpServletRequest request) {
        Map<String, String> values = MailServerJson.TO_SAVE.read(body);
        return editor.save(id, new MailServerForm(values), MailServerJson.testRun(values), requests.actor(request));
    }

    private MailServer existing(long id) {
        return servers.byId(id).orElseThrow(NotFoundException::new);
    }
}
