package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The grants of everybody, for administrators: those of a link or those of a user. */
@Path("grants")
@SystemAdminOnly
@Produces(MediaType.APPLICATION_JSON)
public class GrantsResource {

    private final Grants grants;
    private final IncomingLinks links;
    private final ResourceOwners owners;
    private final Revocations revocations;
    private final GrantJson json;
    private final Requests requests;

    @Inject
    public GrantsResource(Grants grants, IncomingLinks links, ResourceOwners owners, Revocations revocations, GrantJson json, Requests requests) {
        this.grants = grants;
        this.links = links;
        this.owners = owners;
        this.revocations = revocations;
        this.json = json;
        this.requests = requests;
    }

    /** Whose grants are meant: exactly one of both. */
    private record Whose(long linkId, String userKey) {
        boolean isLink() {
            return userKey == null;
        }
    }

    /**
     * One of the first three parameters says whose.
     *
     * @param linkId  id of an incoming link
     * @param user    username
     * @param userKey user key, also of a user who is gone
     */
    @GET
    public Response list(@QueryParam("linkId") String linkId, @QueryParam("user") String user, @QueryParam("userKey") String userKey,
                         @QueryParam("start") String startText, @QueryParam("limit") String limitText) {
        int start = Paging.start(startText);
        int limit = Paging.limit(limitText);
        Whose whose = whose(linkId, user, userKey);
        if (whose.isLink()) {
            List<Map<String, Object>> page = grants.ofLink(whose.linkId, start, limit).stream().map(json::of).toList();
            return Answers.json(200, Answers.page(page, start, limit, grants.countOfLink(whose.linkId))).build();
        }
        return Answers.json(200, Answers.page(grants.ofUser(whose.userKey), start, limit, json::of)).build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id) {
        Grant grant = grants.byId(id).orElseThrow(NotFoundException::new);
        return Answers.json(200, json.of(grant)).build();
    }

    @DELETE
    @Path("{id: [0-9]{1,18}}")
    public Response revoke(@PathParam("id") long id, @Context HttpServletRequest request) {
        if (!revocations.revoke(id, requests.actor(request))) {
            throw new NotFoundException();
        }
        return Response.noContent().build();
    }

    /** Revokes all of a link, with the tokens of a service, or all of a user. */
    @DELETE
    public Response revokeAll(@QueryParam("linkId") String linkId, @QueryParam("user") String user, @QueryParam("userKey") String userKey,
                              @Context HttpServletRequest request) {
        Whose whose = whose(linkId, user, userKey);
        int revoked = whose.isLink() ? revocations.revokeAllOfLink(whose.linkId, requests.actor(request))
                : revocations.revokeAllOfUser(whose.userKey, requests.actor(request));
        return Answers.json(200, Map.of("revoked", revoked)).build();
    }

    private Whose whose(String linkId, String user, String userKey) {
        FieldErrors errors = new FieldErrors();
        long given = List.of(isGiven(linkId), isGiven(user), isGiven(userKey)).stream().filter(one -> one).count();
        if (given != 1) {
            errors.add("linkId", Message.of("oauth-links.rest.error.whose-grants"));
            errors.throwIfAny();
        }
        if (isGiven(userKey)) {
            return new Whose(0, userKey);
        }
        if (isGiven(user)) {
            return new Whose(0, owners.byName(user).map(ResourceOwners.ResourceOwner::key).orElseThrow(NotFoundException::new));
        }
        if (!linkId.matches("[0-9]{1,18}")) {
            errors.add("linkId", Message.of("oauth-links.rest.error.number", 1, 999_999_999_999_999_999L));
            errors.throwIfAny();
        }
        long id = Long.parseLong(linkId);
        return new Whose(links.byId(id).orElseThrow(NotFoundException::new).id(), null);
    }

    private static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isBlank();
    }
}
