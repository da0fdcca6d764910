package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What became of the mails of a channel; for who administers its project. */
@Path("mail-channels/{id: [0-9]{1,18}}/log")
@UnrestrictedAccess
@WebSudoNotRequired
@Produces(MediaType.APPLICATION_JSON)
public class MailLogResource {

    private final ChannelMails mails;
    private final MailEntryJson json;

    @Inject
    public MailLogResource(ChannelMails mails, MailEntryJson json) {
        this.mails = mails;
        this.json = json;
    }

    @GET
    public Response list(@PathParam("id") long id, @QueryParam("text") @DefaultValue("") String text,
                         @QueryParam("outcome") @DefaultValue("") String outcome,
                         @QueryParam("before") String before, @QueryParam("limit") String limit, @Context HttpServletRequest request) {
        return Answers.json(200, json.page(mails.page(id, text, outcome, new ChannelMails.Range(before, limit), request))).build();
    }

    @GET
    @Path("{entry: [0-9]{1,18}}")
    public Response get(@PathParam("id") long id, @PathParam("entry") long entry, @Context HttpServletRequest request) {
        return Answers.json(200, json.of(mails.entry(id, entry, request))).build();
    }

    /** Of a mail with its fate for as many days as the settings say. */
    @GET
    @Path("{entry: [0-9]{1,18}}/source")
    @Produces({"message/rfc822", MediaType.APPLICATION_JSON})
    public Response source(@PathParam("id") long id, @PathParam("entry") long entry, @Context HttpServletRequest request) {
        return mails.source(mails.entry(id, entry, request));
    }
}
