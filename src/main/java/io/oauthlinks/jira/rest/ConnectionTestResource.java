package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** A connection test, running or finished. */
@Path("mail-servers/tests/{testId: [0-9]{1,18}}")
@SystemAdminOnly
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionTestResource {

    private final ConnectionTests tests;
    private final TestRunJson json;

    @Inject
    public ConnectionTestResource(ConnectionTests tests, TestRunJson json) {
        this.tests = tests;
        this.json = json;
    }

    @GET
    public Response get(@PathParam("testId") long testId) {
        return Answers.json(200, json.of(tests.find(testId).orElseThrow(NotFoundException::new))).build();
    }

    /** 202 with the test as it is now; the Location says where to ask again. */
    static Response started(TestRun run, TestRunJson json, UriInfo uri) {
        return Answers.json(202, json.of(run)).location(uri.getBaseUriBuilder().path("mail-servers/tests/" + run.id()).build()).build();
    }
}
