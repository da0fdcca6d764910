package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannelForm;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import java.util.Map;

/** A mail channel, new or saved. */
public final class MailChannelEditScreen implements Screen {

    private final MailChannelPages pages;
    private final MailChannelFormPage form;
    private final MailChannelEditor editor;
    private final OwnMailboxes mailboxes;
    private final MailboxAuthorization authorization;

    public MailChannelEditScreen(MailChannelPages pages, MailChannelFormPage form, MailChannelEditor editor, OwnMailboxes mailboxes,
                                 MailboxAuthorization authorization) {
        this.pages = pages;
        this.form = form;
        this.editor = editor;
        this.mailboxes = mailboxes;
        this.authorization = authorization;
    }

    @Override
    public Response get(Request request) {
        MailChannel stored = stored(request);
        return form.page(request, stored == null ? MailChannelForm.blank() : MailChannelForm.of(stored), MailChannelFormPage.Shown.of(stored));
    }

    @Override
    public Response post(Request request) {
        MailChannel stored = stored(request);
        MailChannelForm typed = new MailChannelForm(FormParameters.of(request));
        if (stored != null) {
            // what cannot be changed is not sent by the form
            typed = typed.with(Map.of(MailChannelForm.SERVER_ID, String.valueOf(stored.serverId()), MailChannelForm.FOLDER, stored.folder()));
        }
        boolean own = stored == null && typed.value(MailChannelForm.SERVER_ID).equals(OwnMailboxes.OWN);
        try {
            if (own) {
                return authorize(request, typed);
            }
            editor.save(pages.project(request).id(), stored == null ? 0 : stored.id(), typed, request.actor());
            return Response.SeeOther.to(Route.BASE + MailChannelPages.list(pages.project(request).id()) + "?saved=true");
        } catch (InvalidInput refused) {
            return form.page(request, typed, MailChannelFormPage.Shown.of(stored).refused(refused.errors().byField()));
        } catch (Refusal refused) {
            return form.page(request, typed, MailChannelFormPage.Shown.of(stored).refused(refused.problem()));
        }
    }

    /** What was saved goes again when the authorization does not even begin, so that the form can be sent once more. */
    private Response authorize(Request request, MailChannelForm typed) {
        MailChannel draft = mailboxes.create(pages.project(request).id(), typed, FormParameters.of(request), request.actor());
        try {
            return authorization.start(draft, mailboxes.of(draft).orElseThrow(NotFound::new), request.actor());
        } catch (InvalidInput refused) {
            mailboxes.delete(draft, request.actor());
            throw OwnMailboxes.atOwnFields(refused.errors().byField());
        } catch (Refusal refused) {
            mailboxes.delete(draft, request.actor());
            throw refused;
        }
    }

    /** Null for a new one. */
    private MailChannel stored(Request request) {
        return request.pathParameters().containsKey("id") ? pages.channel(request) : null;
    }
}
