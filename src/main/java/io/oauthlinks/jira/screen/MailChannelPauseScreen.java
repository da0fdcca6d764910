package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;

/** Pauses a mail channel, or lets it go on. */
public final class MailChannelPauseScreen implements Screen {

    private final MailChannelPages pages;
    private final Act act;
    private final String notice;

    @FunctionalInterface
    private interface Act {
        void on(long projectId, long channelId, Actor actor);
    }

    private MailChannelPauseScreen(MailChannelPages pages, Act act, String notice) {
        this.pages = pages;
        this.act = act;
        this.notice = notice;
    }

    public static Screen pausing(MailChannelPages pages, MailChannelEditor editor) {
        return new MailChannelPauseScreen(pages, editor::pause, "paused");
    }

    public static Screen resuming(MailChannelPages pages, MailChannelEditor editor) {
        return new MailChannelPauseScreen(pages, editor::resume, "resumed");
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        MailChannel channel = pages.channel(request);
        act.on(channel.projectId(), channel.id(), request.actor());
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(channel.projectId()) + "?" + notice + "=true");
    }
}
