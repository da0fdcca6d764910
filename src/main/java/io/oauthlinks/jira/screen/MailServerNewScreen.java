package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailServerForm;

/** A new mail server. */
public final class MailServerNewScreen implements Screen {

    private final MailServerSaving saving;

    public MailServerNewScreen(MailServerSaving saving) {
        this.saving = saving;
    }

    @Override
    public Response get(Request request) {
        return saving.show(request, MailServerForm.blank(), MailServerFormPage.Shown.of(null));
    }

    @Override
    public Response post(Request request) {
        return saving.save(request, MailServerFormPage.Shown.of(null));
    }
}
