package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.message.Problem;
import java.time.Clock;

/**
 * The end of an authorization that belongs to no form: unknown, expired, or begun by somebody else or in another browser.
 * The page stands alone and offers nothing that the request brought along.
 */
public final class AuthorizationProblemPage {

    private final Readers readers;
    private final Clock clock;

    public AuthorizationProblemPage(Readers readers, Clock clock) {
        this.readers = readers;
        this.clock = clock;
    }

    public Response of(Request request, Problem problem) {
        Reader reader = readers.of(request);
        return new Response.Page(400, "templates/authorization/problem.vm",
                Model.of("problem", reader.problem(problem), "at", reader.times().absolute(clock.instant())));
    }
}
