package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;

/** A saved mail server. */
public final class MailServerEditScreen implements Screen {

    private final MailServerSaving saving;
    private final MailServers servers;

    public MailServerEditScreen(MailServerSaving saving, MailServers servers) {
        this.saving = saving;
        this.servers = servers;
    }

    @Override
    public Response get(Request request) {
        MailServer server = server(request);
        return saving.show(request, MailServerForm.of(server), MailServerFormPage.Shown.of(server));
    }

    @Override
    public Response post(Request request) {
        return saving.save(request, MailServerFormPage.Shown.of(server(request)));
    }

    private MailServer server(Request request) {
        return servers.byId(request.id()).orElseThrow(NotFound::new);
    }
}
