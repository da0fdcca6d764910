package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import java.util.Map;

/** Asks before an incoming link is deleted, and says how much is revoked with it. */
public final class IncomingLinkDeleteScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.delete.";

    private final Readers readers;
    private final IncomingLinks links;
    private final Grants grants;
    private final IncomingLinkEditor editor;

    public IncomingLinkDeleteScreen(Readers readers, IncomingLinks links, Grants grants, IncomingLinkEditor editor) {
        this.readers = readers;
        this.links = links;
        this.grants = grants;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        IncomingLink link = link(request);
        Reader reader = readers.of(request);
        int count = grants.countOfLink(link.id());
        String revoked = !link.kind().asksUsers() ? reader.text(KEY + "service")
                : count == 0 ? reader.text(KEY + "no-grants") : reader.count(KEY + "grants", count);
        Map<String, Object> model = Model.of("title", reader.text(KEY + "title", link.name()), "id", link.id(), "name", link.name(),
                "revoked", revoked, "enabled", link.enabled());
        return Response.Page.ok("templates/incoming-link/delete.vm", model);
    }

    @Override
    public Response post(Request request) {
        int revoked = editor.delete(link(request).id(), request.actor());
        return Response.SeeOther.to(Route.BASE + "/incoming-links?deleted=" + revoked);
    }

    private IncomingLink link(Request request) {
        return links.byId(request.id()).orElseThrow(NotFound::new);
    }
}
