package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.LogoImage;
import io.oauthlinks.incominglink.Logos;
import io.oauthlinks.jira.http.Requests;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The logo of an incoming link. */
@Path("incoming-links/{id: [0-9]{1,18}}/logo")
@SystemAdminOnly
@Consumes("image/png")
@Produces(MediaType.APPLICATION_JSON)
public class IncomingLinkLogoResource {

    private static final String PNG = "image/png";

    private final Logos logos;
    private final IncomingLinkEditor editor;
    private final Requests requests;

    @Inject
    public IncomingLinkLogoResource(Logos logos, IncomingLinkEditor editor, Requests requests) {
        this.logos = logos;
        this.editor = editor;
        this.requests = requests;
    }

    @GET
    @Produces({PNG, MediaType.APPLICATION_JSON})
    public Response get(@PathParam("id") long id) {
        byte[] png = logos.ofLink(id).orElseThrow(NotFoundException::new);
        return Response.ok(png, PNG).header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store").build();
    }

    @PUT
    public Response change(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) throws IOException {
        editor.changeLogo(id, body.readNBytes(LogoImage.MOST_BYTES + 1), requests.actor(request));
        return Response.noContent().build();
    }

    @DELETE
    public Response remove(@PathParam("id") long id, @Context HttpServletRequest request) {
        editor.removeLogo(id, requests.actor(request));
        return Response.noContent().build();
    }
}
