package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import java.util.List;
import java.util.Map;

/** Says what happens when all of one's own connections are revoked, and revokes them. */
public final class OwnGrantsRevokeScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.own-grants.revoke-all.";

    private final Readers readers;
    private final GrantViews views;
    private final Revocations revocations;

    public OwnGrantsRevokeScreen(Readers readers, GrantViews views, Revocations revocations) {
        this.readers = readers;
        this.views = views;
        this.revocations = revocations;
    }

    @Override
    public Response get(Request request) {
        List<Grant> grants = views.ofUser(request.actor().userKey());
        if (grants.isEmpty()) {
            return Response.SeeOther.to(Route.BASE + "/authorized-applications");
        }
        Reader reader = readers.of(request);
        Map<String, Object> model = OwnPage.model(request);
        model.put("title", reader.text(KEY + "title"));
        model.put("connections", views.rows(reader, grants.stream().limit(ListPages.PAGE_SIZE).toList()));
        model.put("effect", reader.count(KEY + "effect", grants.size()));
        model.put("after", reader.text(KEY + "after"));
        model.put("button", reader.count(KEY + "button", grants.size()));
        model.put("action", request.path());
        return Response.Page.ok("templates/incoming-link/own-revoke.vm", model);
    }

    @Override
    public Response post(Request request) {
        int revoked = revocations.revokeAllOfUser(request.actor().userKey(), request.actor());
        return Response.SeeOther.to(Route.BASE + "/authorized-applications?" + GrantNotices.parameter(revoked));
    }
}
