package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import java.util.function.LongConsumer;

/** Fetches a mail channel now instead of at the end of its interval; the list shows how far it is. */
public final class MailChannelFetchScreen implements Screen {

    /** Parameter of the list: the channel whose fetch it shows. */
    static final String FETCHING = "fetching";

    private final MailChannelPages pages;
    private final LongConsumer fetchNow;

    public MailChannelFetchScreen(MailChannelPages pages, LongConsumer fetchNow) {
        this.pages = pages;
        this.fetchNow = fetchNow;
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        MailChannel channel = pages.channel(request);
        if (channel.state() == MailChannel.State.ENABLED) {
            fetchNow.accept(channel.id());
        }
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(channel.projectId()) + "?" + FETCHING + "=" + channel.id());
    }
}
