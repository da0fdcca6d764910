package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import io.oauthlinks.mailchannel.intake.ParkedMails;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The mails of a channel that wait for a person; for who administers its project. One that is parked no more is not there. */
@Path("mail-channels/{id: [0-9]{1,18}}/parked")
@UnrestrictedAccess
@WebSudoNotRequired
@Produces(MediaType.APPLICATION_JSON)
public class ParkedMailsResource {

    private final ChannelAccess access;
    private final ChannelMails mails;
    private final ParkedMails parked;
    private final MailEntryJson json;

    @Inject
    public ParkedMailsResource(ChannelAccess access, ChannelMails mails, ParkedMails parked, MailEntryJson json) {
        this.access = access;
        this.mails = mails;
        this.parked = parked;
        this.json = json;
    }

    @GET
    public Response list(@PathParam("id") long id, @QueryParam("text") @DefaultValue("") String text, @QueryParam("before") String before,
                         @QueryParam("limit") String limit, @Context HttpServletRequest request) {
        return Answers.json(200, json.page(mails.page(id, text, Outcome.PARKED.name(), new ChannelMails.Range(before, limit), request))).build();
    }

    /** Taken up again with the next fetch, which is due at once. */
    @POST
    @Path("{entry: [0-9]{1,18}}/retry")
    public Response retry(@PathParam("id") long id, @PathParam("entry") long entry, @Context HttpServletRequest request) {
        parked.retry(parked(id, entry, request), access.caller(request));
        return Answers.json(202, json.of(mails.entry(id, entry, request))).build();
    }

    /** Discards it; the log goes on showing it. */
    @DELETE
    @Path("{entry: [0-9]{1,18}}")
    public Response discard(@PathParam("id") long id, @PathParam("entry") long entry, @Context HttpServletRequest request) {
        parked.discard(parked(id, entry, request), access.caller(request));
        return Response.noContent().build();
    }

    @GET
    @Path("{entry: [0-9]{1,18}}/source")
    @Produces({"message/rfc822", MediaType.APPLICATION_JSON})
    public Response source(@PathParam("id") long id, @PathParam("entry") long entry, @Context HttpServletRequest request) {
        return mails.source(parked(id, entry, request));
    }

    private MailEntry parked(long id, long entry, HttpServletRequest request) {
        MailEntry found = mails.entry(id, entry, request);
        if (!found.isParked()) {
            throw new NotFoundException();
        }
        return found;
    }
}
