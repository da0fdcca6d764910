package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import java.util.Map;
import java.util.Optional;

/** Says what happens when an administrator revokes one connection of somebody, and revokes it. */
public final class GrantRevokeScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.grants.revoke.";
    /** Set when the administrator came from the list of a user and not from that of a link. */
    private static final String FROM_USER = "fromUser";

    private final Readers readers;
    private final GrantViews views;
    private final Revocations revocations;

    public GrantRevokeScreen(Readers readers, GrantViews views, Revocations revocations) {
        this.readers = readers;
        this.views = views;
        this.revocations = revocations;
    }

    @Override
    public Response get(Request request) {
        Grant grant = views.byId(request.id()).orElseThrow(NotFound::new);
        Reader reader = readers.of(request);
        Map<String, Object> row = views.row(reader, grant);
        Map<String, Object> model = RevokePage.model(reader.text(KEY + "title", row.get("application"), row.get("user")), request.path(),
                back(request, grant));
        model.put("fromUser", isFromUser(request));
        model.put("connection", row);
        model.put("effect", reader.text(KEY + "effect", row.get("application"), row.get("user")));
        model.put("after", reader.text(KEY + "after", row.get("application"), row.get("user")));
        model.put("button", reader.text(KEY + "button"));
        return RevokePage.of(model);
    }

    /** One that is gone already, perhaps by the first of two clicks, leads to the search. */
    @Override
    public Response post(Request request) {
        Optional<Grant> grant = views.byId(request.id());
        String back = grant.map(known -> back(request, known)).orElse("/grants");
        boolean revoked = revocations.revoke(request.id(), request.actor());
        return Response.SeeOther.to(Route.BASE + back + (back.contains("?") ? "&" : "?") + GrantNotices.parameter(revoked ? 1 : 0));
    }

    private static boolean isFromUser(Request request) {
        return !request.parameter(FROM_USER).isEmpty();
    }

    private static String back(Request request, Grant grant) {
        return isFromUser(request) ? UserOfRequest.path(grant.userKey()) : "/incoming-links/" + grant.linkId() + "/grants";
    }
}
