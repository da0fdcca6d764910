package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannelForm;
import io.oauthlinks.message.InvalidInput;
import java.util.Map;

/** A mail channel, new or saved. */
public final class MailChannelEditScreen implements Screen {

    private final MailChannelPages pages;
    private final MailChannelFormPage form;
    private final MailChannelEditor editor;

    public MailChannelEditScreen(MailChannelPages pages, MailChannelFormPage form, MailChannelEditor editor) {
        this.pages = pages;
        this.form = form;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        MailChannel stored = stored(request);
        return form.page(request, stored == null ? MailChannelForm.blank() : MailChannelForm.of(stored), stored, Map.of());
    }

    @Override
    public Response post(Request request) {
        MailChannel stored = stored(request);
        MailChannelForm typed = new MailChannelForm(FormParameters.of(request));
        if (stored != null) {
            // what cannot be changed is not sent by the form
            typed = typed.with(Map.of(MailChannelForm.SERVER_ID, String.valueOf(stored.serverId()), MailChannelForm.FOLDER, stored.folder()));
        }
        try {
            editor.save(pages.project(request).id(), stored == null ? 0 : stored.id(), typed, request.actor());
            return Response.SeeOther.to(Route.BASE + MailChannelPages.list(pages.project(request).id()) + "?saved=true");
        } catch (InvalidInput refused) {
            return form.page(request, typed, stored, refused.errors().byField());
        }
    }

    /** Null for a new one. */
    private MailChannel stored(Request request) {
        return request.pathParameters().containsKey("id") ? pages.channel(request) : null;
    }
}
