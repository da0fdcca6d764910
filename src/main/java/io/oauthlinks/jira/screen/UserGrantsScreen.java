package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which applications may use Jira as a user whom an administrator looks for. */
public final class UserGrantsScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.user-grants.";

    private final Readers readers;
    private final GrantViews views;
    private final UserOfRequest users;

    public UserGrantsScreen(Readers readers, GrantViews views, UserOfRequest users) {
        this.readers = readers;
        this.views = views;
        this.users = users;
    }

    @Override
    public Response get(Request request) {
        Reader reader = readers.of(request);
        Map<String, Object> model = new HashMap<>();
        model.put("typed", request.parameter(UserOfRequest.NAME).strip());
        GrantNotices.put(reader, request, model);
        users.find(request).ifPresentOrElse(user -> putConnections(reader, request, user, model),
                () -> model.put("unknown", users.isAskedFor(request)));
        return Response.Page.ok("templates/incoming-link/user-grants.vm", model);
    }

    private void putConnections(Reader reader, Request request, UserOfRequest.Found user, Map<String, Object> model) {
        List<Grant> all = views.ofUser(user.key());
        ListPages pages = ListPages.of(request, UserOfRequest.KEY);
        model.put("found", true);
        model.put("userName", user.shownAs());
        model.put("typed", user.name());
        model.put("revokePath", UserOfRequest.path("/grants/revoke", user.key()));
        if (!user.active()) {
            model.put("inactive", reader.text(KEY + "inactive"));
        }
        model.put("summary", reader.count(KEY + "count", all.size()));
        model.put("connections", views.rowsForAdministrators(reader, pages.shown(all)));
        model.put("noConnections", all.isEmpty());
        List<Map<String, Object>> services = views.servicesOf(user.key()).stream().map(link -> views.service(reader, link)).toList();
        model.put("services", services);
        model.put("noServices", services.isEmpty());
        pages.put(model, reader, all.size());
    }
}
