package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinkForm;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.InvalidInput;

/** A new incoming link; its secret is shown in the answer to the form and never again, so there is no redirect to it. */
public final class IncomingLinkNewScreen implements Screen {

    private final IncomingLinkFormPage page;
    private final CredentialsPage credentials;
    private final IncomingLinkEditor editor;

    public IncomingLinkNewScreen(IncomingLinkFormPage page, CredentialsPage credentials, IncomingLinkEditor editor) {
        this.page = page;
        this.credentials = credentials;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        return page.show(request, IncomingLinkForm.blank(), null);
    }

    @Override
    public Response post(Request request) {
        IncomingLinkForm form = IncomingLinkFormPage.read(request);
        try {
            IncomingLinkEditor.Created created = editor.create(form, request.actor());
            return credentials.created(request, created.link(), created.secret());
        } catch (InvalidInput refused) {
            return page.refuse(request, form, null, refused.errors().byField());
        }
    }
}
