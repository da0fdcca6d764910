package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.TestRun;

/** A connection test as it stands, without a page around it; the script of the mail server form asks for it while it runs. */
public final class ConnectionTestScreen implements Screen {

    private final Readers readers;
    private final ConnectionTests tests;

    public ConnectionTestScreen(Readers readers, ConnectionTests tests) {
        this.readers = readers;
        this.tests = tests;
    }

    @Override
    public Response get(Request request) {
        TestRun run = tests.find(request.id()).orElseThrow(NotFound::new);
        return Response.Page.ok("templates/mail-server/test.vm", Model.of("test", new TestResult(readers.of(request), run).model()));
    }
}
