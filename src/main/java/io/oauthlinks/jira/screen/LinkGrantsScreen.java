package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who has allowed an incoming link what; for a service, the access tokens that it holds. */
public final class LinkGrantsScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.link-grants.";

    private final Readers readers;
    private final GrantViews views;

    public LinkGrantsScreen(Readers readers, GrantViews views) {
        this.readers = readers;
        this.views = views;
    }

    @Override
    public Response get(Request request) {
        IncomingLink link = views.link(request.id()).orElseThrow(NotFound::new);
        Reader reader = readers.of(request);
        ListPages pages = ListPages.of(request);
        int total = views.countOfLink(link.id());
        List<Map<String, Object>> shown = views.rowsForAdministrators(reader, views.ofLink(link.id(), pages));
        Map<String, Object> model = new HashMap<>();
        model.put("title", reader.text(KEY + "title", link.name()));
        model.put("id", link.id());
        model.put("name", link.name());
        model.put("connections", shown);
        model.put("noConnections", shown.isEmpty());
        model.put("summary", reader.count(KEY + "count", total));
        model.put("revocable", total > 0);
        if (link.kind() == ClientKind.SERVICE) {
            int tokens = views.serviceTokens(link);
            model.put("service", reader.text(KEY + "service", link.name(), reader.displayName().apply(link.serviceUserKey())));
            model.put("summary", reader.count(KEY + "tokens", tokens));
            model.put("revocable", tokens > 0);
        }
        pages.put(model, reader, total);
        GrantNotices.put(reader, request, model);
        return Response.Page.ok("templates/incoming-link/link-grants.vm", model);
    }
}
