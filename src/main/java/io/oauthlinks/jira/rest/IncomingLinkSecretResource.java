package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.secret.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The client secret of an incoming link: a new one, and the end of the one before it. */
@Path("incoming-links/{id: [0-9]{1,18}}/secret")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IncomingLinkSecretResource {

    private static final JsonForm ROTATION = new JsonForm(List.of("overlap"), List.of());

    private final IncomingLinks links;
    private final Grants grants;
    private final SecretRotation rotation;
    private final IncomingLinkJson json;
    private final Requests requests;

    @Inject
    public IncomingLinkSecretResource(IncomingLinks links, Grants grants, SecretRotation rotation, IncomingLinkJson json, Requests requests) {
        this.links = links;
        this.grants = grants;
        this.rotation = rotation;
        this.json = json;
        this.requests = requests;
    }

    /** Makes a new secret, which this answer alone shows. */
    @POST
    public Response rotate(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) {
        existing(id);
        Secret secret = rotation.rotate(id, ROTATION.read(body).getOrDefault("overlap", ""), requests.actor(request));
        return Answers.json(200, json.withSecret(json.of(existing(id), grants.countOfLink(id)), secret)).build();
    }

    @DELETE
    @Path("previous")
    public Response endOverlap(@PathParam("id") long id, @Context HttpServletRequest request) {
        rotation.endOverlap(id, requests.actor(request));
        return Response.noContent().build();
    }

    private IncomingLink existing(long id) {
        return links.byId(id).orElseThrow(NotFoundException::new);
    }
}
