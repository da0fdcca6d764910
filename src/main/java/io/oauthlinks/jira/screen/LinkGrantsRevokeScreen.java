package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import java.util.Map;

/** Says what happens when all connections and tokens of an incoming link are revoked, and revokes them. */
public final class LinkGrantsRevokeScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.link-grants.revoke.";

    private final Readers readers;
    private final GrantViews views;
    private final Revocations revocations;

    public LinkGrantsRevokeScreen(Readers readers, GrantViews views, Revocations revocations) {
        this.readers = readers;
        this.views = views;
        this.revocations = revocations;
    }

    @Override
    public Response get(Request request) {
        IncomingLink link = link(request);
        Reader reader = readers.of(request);
        boolean service = link.kind() == ClientKind.SERVICE;
        String effect = service ? reader.count(KEY + "service-effect", views.serviceTokens(link)) : reader.count(KEY + "effect", views.countOfLink(link.id()));
        Map<String, Object> model = RevokePage.model(reader.text(KEY + "title", link.name()), request.path(), back(link));
        model.put("effect", effect);
        model.put("after", reader.text(KEY + (service ? "service-after" : "after"), link.name()));
        model.put("button", reader.text(KEY + "button", link.name()));
        return RevokePage.of(model);
    }

    @Override
    public Response post(Request request) {
        IncomingLink link = link(request);
        int revoked = revocations.revokeAllOfLink(link.id(), request.actor());
        return Response.SeeOther.to(Route.BASE + back(link) + "?" + GrantNotices.parameter(revoked));
    }

    private static String back(IncomingLink link) {
        return "/incoming-links/" + link.id() + "/grants";
    }

    private IncomingLink link(Request request) {
        return views.link(request.id()).orElseThrow(NotFound::new);
    }
}
