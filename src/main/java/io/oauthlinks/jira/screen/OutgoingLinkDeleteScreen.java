package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks before an outgoing link is deleted, and says why it cannot be while something uses it. */
public final class OutgoingLinkDeleteScreen implements Screen {

    private static final String KEY = "oauth-links.outgoing-link.delete.";

    private final Readers readers;
    private final OutgoingLinks links;
    private final Accounts accounts;
    private final MailServers servers;
    private final OutgoingLinkEditor editor;

    public OutgoingLinkDeleteScreen(Readers readers, OutgoingLinks links, Accounts accounts, MailServers servers, OutgoingLinkEditor editor) {
        this.readers = readers;
        this.links = links;
        this.accounts = accounts;
        this.servers = servers;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        return page(200, request, null);
    }

    @Override
    public Response post(Request request) {
        try {
            editor.delete(link(request).id(), request.actor());
            return Response.SeeOther.to(Route.BASE + "/outgoing-links?deleted=true");
        } catch (Refusal refused) {
            return page(409, request, refused);
        }
    }

    private Response page(int status, Request request, Refusal refused) {
        OutgoingLink link = link(request);
        Reader reader = readers.of(request);
        List<MailServer> users = servers.usingLink(link.id());
        int tokens = accounts.ofLink(link.id()).size();
        Map<String, Object> model = new HashMap<>();
        model.put("title", reader.text(KEY + "title", link.name()));
        model.put("id", link.id());
        model.put("name", link.name());
        model.put("inUse", !users.isEmpty());
        model.put("users", users.stream().map(server -> Model.of("id", server.id(), "name", server.name())).toList());
        model.put("accounts", tokens == 0 ? reader.text(KEY + "no-accounts") : reader.count(KEY + "accounts", tokens));
        if (tokens > 0) {
            model.put("revocation", reader.text(link.endpoints().revocation() == null ? KEY + "not-revoked" : KEY + "revoked"));
        }
        if (refused != null && users.isEmpty()) {
            model.put("problem", reader.problem(refused.problem()));
        }
        return new Response.Page(status, "templates/outgoing-link/delete.vm", model);
    }

    private OutgoingLink link(Request request) {
        return links.byId(request.id()).orElseThrow(NotFound::new);
    }
}
