package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServers;

/** Asks before a mail server is deleted. */
public final class MailServerDeleteScreen implements Screen {

    private final Readers readers;
    private final MailServers servers;
    private final MailServerEditor editor;

    public MailServerDeleteScreen(Readers readers, MailServers servers, MailServerEditor editor) {
        this.readers = readers;
        this.servers = servers;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        MailServer server = servers.byId(request.id()).orElseThrow(NotFound::new);
        return Response.Page.ok("templates/mail-server/delete.vm", Model.of("id", server.id(), "name", server.name(),
                "title", readers.of(request).text("oauth-links.mail-server.delete.title", server.name()),
                "hasAccount", server.login().accountId() != 0));
    }

    @Override
    public Response post(Request request) {
        editor.delete(request.id(), request.actor());
        return Response.SeeOther.to(Route.BASE + "/mail-servers?deleted=true");
    }
}
