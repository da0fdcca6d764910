package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;

/** Authorizes a project's own mailbox again, or tests it again. */
public final class MailChannelAuthorizeScreen implements Screen {

    private final MailChannelPages pages;
    private final OwnMailboxes mailboxes;
    private final MailChannelMailboxScreen page;
    private final Act act;

    /** What to do with the mailbox. */
    @FunctionalInterface
    private interface Act {
        Response on(MailChannel channel, MailServer server, Request request);
    }

    private MailChannelAuthorizeScreen(MailChannelPages pages, OwnMailboxes mailboxes, MailChannelMailboxScreen page, Act act) {
        this.pages = pages;
        this.mailboxes = mailboxes;
        this.page = page;
        this.act = act;
    }

    public static Screen renewing(MailChannelPages pages, OwnMailboxes mailboxes, MailChannelMailboxScreen page, MailboxAuthorization authorization) {
        return new MailChannelAuthorizeScreen(pages, mailboxes, page,
                (channel, server, request) -> authorization.start(channel, server, request.actor()));
    }

    public static Screen testing(MailChannelPages pages, OwnMailboxes mailboxes, MailChannelMailboxScreen page) {
        return new MailChannelAuthorizeScreen(pages, mailboxes, page, (channel, server, request) -> {
            mailboxes.test(channel, request.actor());
            return Response.SeeOther.to(Route.BASE + MailChannelPages.of(channel) + "/mailbox");
        });
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        MailChannel channel = pages.channel(request);
        MailServer server = mailboxes.of(channel).orElseThrow(NotFound::new);
        try {
            return act.on(channel, server, request);
        } catch (InvalidInput refused) {
            return page.page(request, Problem.named("oauth-links.mail-channel.problem", "mailbox-not-allowed", server.login().userName()));
        } catch (Refusal refused) {
            return page.page(request, refused.problem());
        }
    }
}
