package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.intake.ParkedMails;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.util.function.BiConsumer;

/** Takes a parked mail up again, or ends it. */
public final class ParkedMailScreen implements Screen {

    private final MailScreens mails;
    private final BiConsumer<MailEntry, Actor> act;

    private ParkedMailScreen(MailScreens mails, BiConsumer<MailEntry, Actor> act) {
        this.mails = mails;
        this.act = act;
    }

    public static Screen retrying(MailScreens mails, ParkedMails parked) {
        return new ParkedMailScreen(mails, parked::retry);
    }

    public static Screen discarding(MailScreens mails, ParkedMails parked) {
        return new ParkedMailScreen(mails, parked::discard);
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        MailEntry entry = mails.mail(request);
        act.accept(entry, request.actor());
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(entry.projectId()) + "/log?decided=true");
    }
}
