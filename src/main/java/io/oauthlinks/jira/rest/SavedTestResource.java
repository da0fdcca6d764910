package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Tests a saved mail server: as it is, or with changed values that are not saved yet. */
@Path("mail-servers/{id: [0-9]{1,18}}/test")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SavedTestResource {

    private final MailServers servers;
    private final ConnectionTests tests;
    private final TestRunJson json;
    private final Requests requests;

    @Inject
    public SavedTestResource(MailServers servers, ConnectionTests tests, TestRunJson json, Requests requests) {
        this.servers = servers;
        this.tests = tests;
        this.json = json;
        this.requests = requests;
    }

    /** The last test of the saved values. */
    @GET
    public Response last(@PathParam("id") long id) {
        TestRun run = tests.find(existing(id).lastTestId()).orElseThrow(NotFoundException::new);
        return Answers.json(200, json.of(run)).build();
    }

    /** An empty object tests the server as it is saved; otherwise all values count, as with PUT. */
    @POST
    public Response start(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request, @Context UriInfo uri) {
        MailServer server = existing(id);
        var values = MailServerJson.TO_TEST.read(body);
        MailServerForm form = values.isEmpty() ? MailServerForm.of(server) : new MailServerForm(values);
        return ConnectionTestResource.started(tests.start(id, form, requests.actor(request)), json, uri);
    }

    private MailServer existing(long id) {
        return servers.byId(id).orElseThrow(NotFoundException::new);
    }
}
