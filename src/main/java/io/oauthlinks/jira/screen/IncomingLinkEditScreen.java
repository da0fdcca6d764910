package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinkForm;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;

/** A saved incoming link. */
public final class IncomingLinkEditScreen implements Screen {

    private final IncomingLinkFormPage page;
    private final IncomingLinks links;
    private final IncomingLinkEditor editor;

    public IncomingLinkEditScreen(IncomingLinkFormPage page, IncomingLinks links, IncomingLinkEditor editor) {
        this.page = page;
        this.links = links;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        IncomingLink link = links.byId(request.id()).orElseThrow(NotFound::new);
        return page.show(request, editor.formOf(link), link);
    }

    @Override
    public Response post(Request request) {
        IncomingLink link = links.byId(request.id()).orElseThrow(NotFound::new);
        IncomingLinkForm form = IncomingLinkFormPage.read(request);
        try {
            editor.update(link.id(), form, request.actor());
            return Response.SeeOther.to(Route.BASE + "/incoming-links?saved=" + link.id());
        } catch (InvalidInput refused) {
            return page.refuse(request, form, link, refused.errors().byField());
        } catch (Refusal refused) {
            return page.refuse(request, form, link, refused.problem());
        }
    }
}
