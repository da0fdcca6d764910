package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;

/** Ends the old client secret before its time; a button on the page of the link. */
public final class EndOverlapScreen implements Screen {

    private final IncomingLinks links;
    private final SecretRotation rotation;

    public EndOverlapScreen(IncomingLinks links, SecretRotation rotation) {
        this.links = links;
        this.rotation = rotation;
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        long id = links.byId(request.id()).orElseThrow(NotFound::new).id();
        rotation.endOverlap(id, request.actor());
        return Response.SeeOther.to(Route.BASE + "/incoming-links/" + id);
    }
}
