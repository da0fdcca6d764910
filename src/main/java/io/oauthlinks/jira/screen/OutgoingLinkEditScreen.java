package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.OutgoingLinkForm;
import io.oauthlinks.outgoinglink.OutgoingLinks;

/** A saved outgoing link. */
public final class OutgoingLinkEditScreen implements Screen {

    private final OutgoingLinkFormPage page;
    private final OutgoingLinks links;
    private final OutgoingLinkEditor editor;

    public OutgoingLinkEditScreen(OutgoingLinkFormPage page, OutgoingLinks links, OutgoingLinkEditor editor) {
        this.page = page;
        this.links = links;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        OutgoingLink link = links.byId(request.id()).orElseThrow(NotFound::new);
        return page.show(request, OutgoingLinkForm.of(link), link);
    }

    @Override
    public Response post(Request request) {
        OutgoingLink link = links.byId(request.id()).orElseThrow(NotFound::new);
        OutgoingLinkForm form = OutgoingLinkFormPage.read(request);
        try {
            editor.update(link.id(), form, request.actor());
            return Response.SeeOther.to(Route.BASE + "/outgoing-links?saved=" + link.id());
        } catch (InvalidInput refused) {
            return page.refuse(request, form, link, refused.errors().byField());
        } catch (Refusal refused) {
            return page.refuse(request, form, link, refused.problem());
        }
    }
}
