package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import io.oauthlinks.mailchannel.ChannelTests;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.LinkedHashMap;
import java.util.Map;

/** Tests whether the folder of a channel can be opened, as it is saved; for who administers its project. */
@Path("mail-channels/{id: [0-9]{1,18}}/test")
@UnrestrictedAccess
@WebSudoNotRequired
@Produces(MediaType.APPLICATION_JSON)
public class ChannelTestResource {

    private final ChannelAccess access;
    private final ChannelTests tests;
    private final Answers answers;

    @Inject
    public ChannelTestResource(ChannelAccess access, ChannelTests tests, Answers answers) {
        this.access = access;
        this.tests = tests;
        this.answers = answers;
    }

    /** 202 with the test as it is now; the Location says where to ask again. */
    @POST
    public Response start(@PathParam("id") long id, @Context HttpServletRequest request, @Context UriInfo uri) {
        TestRun run = tests.start(access.channel(id, request), access.caller(request));
        return Answers.json(202, json(run, answers)).location(uri.getBaseUriBuilder().path("mail-channels/" + id + "/test/" + run.id()).build()).build();
    }

    @GET
    @Path("{testId: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id, @PathParam("testId") long testId, @Context HttpServletRequest request) {
        return Answers.json(200, json(tests.find(access.channel(id, request), testId).orElseThrow(NotFoundException::new), answers)).build();
    }

    static Map<String, Object> json(TestRun run, Answers answers) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("verdict", run.verdict().name());
        json.put("startedAt", Answers.time(run.startedAt()));
        json.put("finishedAt", Answers.time(run.finishedAt()));
        json.put("problem", answers.problem(ChannelTests.problem(run).orElse(null)));
        return json;
    }
}
