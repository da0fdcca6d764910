package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.SystemAdminOnly;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.OutgoingLinkForm;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Accounts;
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

/** Outgoing links and their accounts. */
@Path("outgoing-links")
@SystemAdminOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OutgoingLinksResource {

    /** A program that does not know them yet sends none, and must not weaken a link by that. */
    private static final List<String> FIELDS_OF_LATER_VERSIONS = List.of("cloud", "accountMatch", "allowedDomains", "trustedCertificates");

    private final OutgoingLinks links;
    private final Accounts accounts;
    private final OutgoingLinkEditor editor;
    private final OutgoingLinkJson json;
    private final AccountJson accountJson;
    private final Requests requests;

    @Inject
    public OutgoingLinksResource(OutgoingLinks links, Accounts accounts, OutgoingLinkEditor editor, OutgoingLinkJson json,
                                 AccountJson accountJson, Requests requests) {
        this.links = links;
        this.accounts = accounts;
        this.editor = editor;
        this.json = json;
        this.accountJson = accountJson;
        this.requests = requests;
    }

    @GET
    public Response list(@QueryParam("filter") @DefaultValue("") String filter, @QueryParam("start") String start,
                         @QueryParam("limit") String limit) {
        String part = filter.strip().toLowerCase(Locale.ROOT);
        List<OutgoingLink> found = links.all().stream().filter(link -> link.name().toLowerCase(Locale.ROOT).contains(part)).toList();
        return Answers.json(200, Answers.page(found, Paging.start(start), Paging.limit(limit), json::of)).build();
    }

    @POST
    public Response create(InputStream body, @Context HttpServletRequest request, @Context UriInfo uri) {
        OutgoingLink created = editor.create(new OutgoingLinkForm(OutgoingLinkJson.FORM.read(body)), requests.actor(request));
        return Answers.json(201, json.of(created)).location(uri.getBaseUriBuilder().path("outgoing-links/" + created.id()).build()).build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id) {
        return Answers.json(200, json.of(existing(id))).build();
    }

    @PUT
    @Path("{id: [0-9]{1,18}}")
    public Response change(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) {
        Map<String, String> typed = OutgoingLinkJson.FORM.read(body);
        Map<String, String> before = OutgoingLinkForm.of(existing(id)).values();
        FIELDS_OF_LATER_VERSIONS.forEach(field -> typed.putIfAbsent(field, before.get(field)));
        OutgoingLink changed = editor.update(id, new OutgoingLinkForm(typed), requests.actor(request));
        return Answers.json(200, json.of(changed)).build();
    }

    @DELETE
    @Path("{id: [0-9]{1,18}}")
    public Response delete(@PathParam("id") long id, @Context HttpServletRequest request) {
        editor.delete(id, requests.actor(request));
        return Response.noContent().build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}/accounts")
    public Response accounts(@PathParam("id") long id) {
        existing(id);
        return Answers.json(200, accounts.ofLink(id).stream().map(accountJson::of).toList()).build();
    }

    private OutgoingLink existing(long id) {
        return links.byId(id).orElseThrow(NotFoundException::new);
    }
}
