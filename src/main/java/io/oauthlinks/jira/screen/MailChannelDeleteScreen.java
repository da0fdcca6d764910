package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.OwnMailboxes;
import java.util.Map;

/** Asks before a mail channel is deleted. */
public final class MailChannelDeleteScreen implements Screen {

    private final MailChannelPages pages;
    private final OwnMailboxes mailboxes;

    public MailChannelDeleteScreen(MailChannelPages pages, OwnMailboxes mailboxes) {
        this.pages = pages;
        this.mailboxes = mailboxes;
    }

    @Override
    public Response get(Request request) {
        MailChannel channel = pages.channel(request);
        Map<String, Object> model = pages.model(pages.project(request));
        model.put("title", pages.reader(request).text("oauth-links.mail-channel.delete.title", channel.name()));
        model.put("own", mailboxes.of(channel).isPresent());
        model.put("name", channel.name());
        model.put("action", MailChannelPages.of(channel) + "/delete");
        return Response.Page.ok("templates/mail-channel/delete.vm", model);
    }

    @Override
    public Response post(Request request) {
        MailChannel channel = pages.channel(request);
        mailboxes.delete(channel, request.actor());
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(channel.projectId()) + "?deleted=true");
    }
}
