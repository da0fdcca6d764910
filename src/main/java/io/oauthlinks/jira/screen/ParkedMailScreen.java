package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.intake.ParkedMails;
import io.oauthlinks.mailchannel.ledger.MailEntry;

/** Takes a parked mail up again, or ends it. */
public final class ParkedMailScreen implements Screen {

    private final MailScreens mails;
    private final ParkedMails parked;
    private final boolean retry;

    /** @param retry or else discard */
    public ParkedMailScreen(MailScreens mails, ParkedMails parked, boolean retry) {
        this.mails = mails;
        this.parked = parked;
        this.retry = retry;
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        MailEntry entry = mails.mail(request);
        if (retry) {
            parked.retry(entry, request.actor());
        } else {
            parked.discard(entry, request.actor());
        }
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(entry.projectId()) + "/log?decided=true");
    }
}
