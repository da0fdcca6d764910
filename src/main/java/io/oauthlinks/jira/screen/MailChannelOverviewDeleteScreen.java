package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.OwnMailboxes;
import java.util.HashMap;
import java.util.Map;

/** Asks before a system administrator deletes a mail channel of whichever project, also of one that is gone. */
public final class MailChannelOverviewDeleteScreen implements Screen {

    private final Readers readers;
    private final MailChannels channels;
    private final OwnMailboxes mailboxes;

    public MailChannelOverviewDeleteScreen(Readers readers, MailChannels channels, OwnMailboxes mailboxes) {
        this.readers = readers;
        this.channels = channels;
        this.mailboxes = mailboxes;
    }

    @Override
    public Response get(Request request) {
        MailChannel channel = channel(request);
        Map<String, Object> model = new HashMap<>();
        model.put("title", readers.of(request).text("oauth-links.mail-channel.delete.title", channel.name()));
        model.put("own", mailboxes.of(channel).isPresent());
        model.put("name", channel.name());
        model.put("list", MailChannelOverviewScreen.PATH);
        model.put("action", MailChannelOverviewScreen.delete(channel));
        return Response.Page.ok("templates/mail-channel/overview-delete.vm", model);
    }

    @Override
    public Response post(Request request) {
        mailboxes.delete(channel(request), request.actor());
        return Response.SeeOther.to(Route.BASE + MailChannelOverviewScreen.PATH + "?deleted=true");
    }

    private MailChannel channel(Request request) {
        return channels.byId(request.id()).orElseThrow(Screen.NotFound::new);
    }
}
