package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelEditor;

/** Pauses a mail channel, or lets it go on. */
public final class MailChannelPauseScreen implements Screen {

    private final MailChannelPages pages;
    private final MailChannelEditor editor;
    private final boolean pause;

    /** @param pause or else resume */
    public MailChannelPauseScreen(MailChannelPages pages, MailChannelEditor editor, boolean pause) {
        this.pages = pages;
        this.editor = editor;
        this.pause = pause;
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        MailChannel channel = pages.channel(request);
        if (pause) {
            editor.pause(channel.projectId(), channel.id(), request.actor());
        } else {
            editor.resume(channel.projectId(), channel.id(), request.actor());
        }
        return Response.SeeOther.to(Route.BASE + MailChannelPages.list(channel.projectId()) + (pause ? "?paused=true" : "?resumed=true"));
    }
}
