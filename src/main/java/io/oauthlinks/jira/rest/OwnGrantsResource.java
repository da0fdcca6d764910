package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Requests;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The grants of the one who asks. Open to everybody for the platform, which knows no word for "logged in, with or without a licence": whoever is
 * not logged in gets 401 from each method.
 */
@Path("my/grants")
@UnrestrictedAccess
@WebSudoNotRequired
@Produces(MediaType.APPLICATION_JSON)
public class OwnGrantsResource {

    private final Grants grants;
    private final Revocations revocations;
    private final GrantJson json;
    private final Requests requests;
    private final Clock clock;

    @Inject
    public OwnGrantsResource(Grants grants, Revocations revocations, GrantJson json, Requests requests, Clock clock) {
        this.grants = grants;
        this.revocations = revocations;
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    @GET
    public Response list(@QueryParam("start") String start, @QueryParam("limit") String limit, @Context HttpServletRequest request) {
        Instant now = clock.instant();
        List<Grant> live = grants.ofUser(actor(request).userKey()).stream().filter(grant -> grant.isLiveAt(now)).toList();
        return Answers.json(200, Answers.page(live, Paging.start(start), Paging.limit(limit), json::own)).build();
    }

    /** Somebody else's looks like one that is gone. */
    @DELETE
    @Path("{id: [0-9]{1,18}}")
    public Response revoke(@PathParam("id") long id, @Context HttpServletRequest request) {
        Actor actor = actor(request);
        if (!revocations.revokeOwn(id, actor.userKey(), actor)) {
            throw new NotFoundException();
        }
        return Response.noContent().build();
    }

    @DELETE
    public Response revokeAll(@Context HttpServletRequest request) {
        Actor actor = actor(request);
        return Answers.json(200, Map.of("revoked", revocations.revokeAllOfUser(actor.userKey(), actor))).build();
    }

    private Actor actor(HttpServletRequest request) {
        if (!requests.isSignedIn(request)) {
            throw new WebApplicationException(Response.Status.UNAUTHORIZED);
        }
        return requests.actor(request);
    }
}
