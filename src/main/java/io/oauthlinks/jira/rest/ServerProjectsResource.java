package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.mailchannel.ProjectFacts.Project;
import io.oauthlinks.mailchannel.ServerSharing;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which projects may fetch from a mail server. */
@Path("mail-servers/{id: [0-9]{1,18}}/projects")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ServerProjectsResource {

    private static final JsonForm FORM = new JsonForm(ServerSharing.FIELDS, List.of("owner"), List.of(ServerSharing.PROJECTS));

    private final MailServers servers;
    private final ServerSharing sharing;
    private final Requests requests;

    @Inject
    public ServerProjectsResource(MailServers servers, ServerSharing sharing, Requests requests) {
        this.servers = servers;
        this.sharing = sharing;
        this.requests = requests;
    }

    @GET
    public Response get(@PathParam("id") long id) {
        return Answers.json(200, json(existing(id))).build();
    }

    @PUT
    public Response change(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) {
        MailServer server = existing(id);
        sharing.save(server, FORM.read(body), requests.actor(request));
        return Answers.json(200, json(server)).build();
    }

    private MailServer existing(long id) {
        return servers.byId(id).orElseThrow(NotFoundException::new);
    }

    private Map<String, Object> json(MailServer server) {
        ServerSharing.Sharing now = sharing.of(server.id());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("owner", now.owner().map(Project::key).orElse(null));
        json.put(ServerSharing.SHARED_WITH, now.with().name());
        json.put(ServerSharing.PROJECTS, now.chosen().stream().map(Project::key).sorted().toList());
        return json;
    }
}
