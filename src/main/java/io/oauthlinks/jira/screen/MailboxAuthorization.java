package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.StartRequest;
import io.oauthlinks.outgoinglink.flow.Started;

/** Sends the browser to the provider to authorize a project's own mailbox, and from there to the page of the mailbox. */
public final class MailboxAuthorization {

    /** As long as an authorization may take. */
    private static final int COOKIE_SECONDS = 600;

    private final AuthorizationFlow flow;

    public MailboxAuthorization(AuthorizationFlow flow) {
        this.flow = flow;
    }

    /**
     * @throws io.oauthlinks.message.InvalidInput at {@code userName}, when the link does not allow the mailbox
     * @throws io.oauthlinks.message.Refusal      when it cannot begin
     */
    Response start(MailChannel channel, MailServer server, Actor actor) {
        Started started = flow.start(new StartRequest(server.login().linkId(), server.login().accountId(), server.login().userName(),
                Route.BASE + MailChannelPages.of(channel) + "/mailbox", MailServerForm.of(server).values()), actor);
        return new Response.SeeOther(started.authorizationUri().toString(),
                new Response.Cookie(AuthorizationFlow.COOKIE, started.browserBinding().reveal(), COOKIE_SECONDS));
    }
}
