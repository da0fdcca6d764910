package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Tests the values of a mail server that is not saved yet. */
@Path("mail-servers/test")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UnsavedTestResource {

    private final ConnectionTests tests;
    private final TestRunJson json;
    private final Requests requests;

    @Inject
    public UnsavedTestResource(ConnectionTests tests, TestRunJson json, Requests requests) {
        this.tests = tests;
        this.json = json;
        this.requests = requests;
    }

    @POST
    public Response start(InputStream body, @Context HttpServletRequest request, @Context UriInfo uri) {
        TestRun run = tests.start(0, new MailServerForm(MailServerJson.TO_TEST.read(body)), requests.actor(request));
        return ConnectionTestResource.started(run, json, uri);
    }
}
