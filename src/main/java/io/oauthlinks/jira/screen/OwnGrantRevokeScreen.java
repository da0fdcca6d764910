package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import java.util.List;
import java.util.Map;

/** Says what happens when one's own connection is revoked, and revokes it. */
public final class OwnGrantRevokeScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.own-grants.revoke.";

    private final Readers readers;
    private final GrantViews views;
    private final Revocations revocations;

    public OwnGrantRevokeScreen(Readers readers, GrantViews views, Revocations revocations) {
        this.readers = readers;
        this.views = views;
        this.revocations = revocations;
    }

    @Override
    public Response get(Request request) {
        Grant grant = views.ofUser(request.actor().userKey(), request.id()).orElseThrow(NotFound::new);
        Reader reader = readers.of(request);
        Map<String, Object> row = views.row(reader, grant);
        Map<String, Object> model = OwnPage.model(request);
        model.put("title", reader.text(KEY + "title", row.get("application")));
        model.put("connections", List.of(row));
        model.put("effect", reader.text(KEY + "effect", row.get("application")));
        model.put("after", reader.text(KEY + "after"));
        model.put("button", reader.text(KEY + "button", row.get("application")));
        model.put("action", request.path());
        return Response.Page.ok("templates/incoming-link/own-revoke.vm", model);
    }

    /** Somebody else's looks like one that is gone. */
    @Override
    public Response post(Request request) {
        boolean revoked = revocations.revokeOwn(request.id(), request.actor().userKey(), request.actor());
        return Response.SeeOther.to(Route.BASE + "/authorized-applications?" + GrantNotices.parameter(revoked ? 1 : 0));
    }
}
