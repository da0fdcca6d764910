package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.util.List;
import java.util.Map;

/** Which applications may use Jira as the one who looks. */
public final class OwnGrantsScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.own-grants.";

    private final Readers readers;
    private final GrantViews views;

    public OwnGrantsScreen(Readers readers, GrantViews views) {
        this.readers = readers;
        this.views = views;
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        String user = request.actor().userKey();
        List<Grant> all = views.ofUser(user);
        ListPages pages = ListPages.of(request);
        Map<String, Object> model = OwnPage.model(request);
        model.put("connections", views.rows(reader, pages.shown(all)));
        model.put("noConnections", all.isEmpty());
        List<Map<String, Object>> services = views.servicesOf(user).stream().map(link -> views.service(reader, link)).toList();
        model.put("services", services);
        model.put("noServices", services.isEmpty());
        pages.put(model, reader, all.size());
        GrantNotices.put(reader, request, model);
        return Response.Page.ok("templates/incoming-link/own-grants.vm", model);
    }
}
