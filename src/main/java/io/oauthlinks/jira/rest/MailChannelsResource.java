package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;
import io.oauthlinks.mailchannel.MailChannelForm;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailchannel.ProjectFacts.Project;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.util.Map;

/**
 * Mail channels of the projects that the caller administers. Open to everybody for the platform, which knows no word for that: {@link ChannelAccess}
 * decides.
 */
@Path("mail-channels")
@UnrestrictedAccess
@WebSudoNotRequired
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MailChannelsResource {

    private final ChannelAccess access;
    private final MailChannelEditor editor;
    private final OwnMailboxes mailboxes;
    private final MailChannelJson json;

    @Inject
    public MailChannelsResource(ChannelAccess access, MailChannelEditor editor, OwnMailboxes mailboxes, MailChannelJson json) {
        this.access = access;
        this.editor = editor;
        this.mailboxes = mailboxes;
        this.json = json;
    }

    @GET
    public Response list(@QueryParam("project") @DefaultValue("") String project,
                         @QueryParam("start") String start, @QueryParam("limit") String limit, @Context HttpServletRequest request) {
        List<MailChannel> found = project.isBlank() ? access.all(request) : access.ofProject(access.project(project.strip(), request));
        int first = Paging.start(start);
        int most = Paging.limit(limit);
        return Answers.json(200, Answers.page(json.of(found.stream().skip(first).limit(most).toList()), first, most, found.size())).build();
    }

    @POST
    public Response create(InputStream body, @Context HttpServletRequest request, @Context UriInfo uri) {
        access.caller(request);
        Map<String, String> values = MailChannelJson.TO_CREATE.read(body);
        Project project = access.project(values.getOrDefault(MailChannelJson.PROJECT, "").strip(), request);
        MailChannel created = editor.save(project.id(), 0, new MailChannelForm(values), access.caller(request));
        return Answers.json(201, json.of(created)).location(uri.getBaseUriBuilder().path("mail-channels/" + created.id()).build()).build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id, @Context HttpServletRequest request) {
        return Answers.json(200, json.of(access.channel(id, request))).build();
    }

    @PUT
    @Path("{id: [0-9]{1,18}}")
    public Response change(@PathParam("id") long id, InputStream body, @Context HttpServletRequest request) {
        MailChannel channel = access.channel(id, request);
        MailChannelForm form = new MailChannelForm(MailChannelJson.TO_CHANGE.read(body));
        return Answers.json(200, json.of(editor.save(channel.projectId(), id, form, access.caller(request)))).build();
    }

    /** With its mail server, when that is the project's own. */
    @DELETE
    @Path("{id: [0-9]{1,18}}")
    public Response delete(@PathParam("id") long id, @Context HttpServletRequest request) {
        MailChannel channel = access.channel(id, request);
        mailboxes.delete(channel, access.caller(request));
        return Response.noContent().build();
    }
}
