package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinkEditor;
import io.oauthlinks.incominglink.IncomingLinkForm;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.jira.http.Requests;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Incoming links. */
@Path("incoming-links")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class IncomingLinksResource {

    private final IncomingLinks links;
    private final Grants grants;
    private final IncomingLinkEditor editor;
    private final IncomingLinkJson json;
    private final Requests requests;

    @Inject
    public IncomingLinksResource(IncomingLinks links, Grants grants, IncomingLinkEditor editor, IncomingLinkJson json, Requests requests) {
        this.links = links;
        this.grants = grants;
        this.editor = editor;
        this.json = json;
        this.requests = requests;
    }

    @GET
    public Response list(@QueryParam("filter") @DefaultValue("") String filter, @QueryParam("start") String start,
                         @QueryParam("limit") String limit) {
        String part = filter.strip().toLowerCase(Locale.ROOT);
        List<IncomingLink> found = links.all().stream().filter(link -> link.name().toLowerCase(Locale.ROOT).contains(part)).toList();
        int first = Paging.start(start);
        int most = Paging.limit(limit);
        List<IncomingLink> page = found.stream().skip(first).limit(most).toList();
        Map<Long, Integer> counts = grants.countsByLink(page.stream().map(IncomingLink::id).toList());
        List<Map<String, Object>> values = page.stream().map(link -> json.inList(link, counts.getOrDefault(link.id(), 0))).toList();
        return Answers.json(200, Answers.page(values, first, most, found.size())).build();
    }

    /** The only answer with the client secret, apart from that of a rotation. */
    @POST
    public Response create(InputStream body, @Context HttpServletRequest request, @Context UriInfo uri) {
        IncomingLinkEditor.Created created = editor.create(new IncomingLinkForm(IncomingLinkJson.FORM.read(body)), requests.actor(request));
        Map<String, Object> answer = json.of(created.link(), 0);
        created.secret().ifPresent(secret -> json.withSecret(answer, secret));
        return Answers.json(201, answer).location(uri.getBaseUriBuilder().path("incoming-links/" + created.link().id()).build()).build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id) {
        return Answers.json(200, json.of(existing(id), grants.countOfLink(id))).build();
    }

    @PUT
    @Path("{id: [0-9]{1,18}}")
    public Response change(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) {
        existing(id);
        IncomingLink changed = editor.update(id, new IncomingLinkForm(IncomingLinkJson.FORM.read(body)), requests.actor(request));
        return Answers.json(200, json.of(changed, grants.countOfLink(id))).build();
    }

    /** Says how much was revoked with it. */
    @DELETE
    @Path("{id: [0-9]{1,18}}")
    public Response delete(@PathParam("id") long id, @Context HttpServletRequest request) {
        return Answers.json(200, Map.of("revokedGrants", editor.delete(id, requests.actor(request)))).build();
    }

    private IncomingLink existing(long id) {
        return links.byId(id).orElseThrow(NotFoundException::new);
    }
}
