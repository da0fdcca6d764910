package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import java.util.Map;

/** Says what happens when an administrator revokes all connections of a user, and revokes them. */
public final class UserGrantsRevokeScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.user-grants.revoke.";

    private final Readers readers;
    private final GrantViews views;
    private final UserOfRequest users;
    private final Revocations revocations;

    public UserGrantsRevokeScreen(Readers readers, GrantViews views, UserOfRequest users, Revocations revocations) {
        this.readers = readers;
        this.views = views;
        this.users = users;
        this.revocations = revocations;
    }

    @Override
    public Response get(Request request) {
        UserOfRequest.Found user = user(request);
        Reader reader = readers.of(request);
        Map<String, Object> model = RevokePage.model(reader.text(KEY + "title", user.shownAs()), request.path(), UserOfRequest.path(user.key()));
        model.put("userKey", user.key());
        model.put("effect", reader.count(KEY + "effect", views.ofUser(user.key()).size()));
        model.put("after", reader.text(KEY + "after", user.shownAs()));
        model.put("button", reader.text(KEY + "button", user.shownAs()));
        return RevokePage.of(model);
    }

    @Override
    public Response post(Request request) {
        UserOfRequest.Found user = user(request);
        int revoked = revocations.revokeAllOfUser(user.key(), request.actor());
        return Response.SeeOther.to(Route.BASE + UserOfRequest.path(user.key()) + "&" + GrantNotices.parameter(revoked));
    }

    private UserOfRequest.Found user(Request request) {
        return users.find(request).orElseThrow(NotFound::new);
    }
}
