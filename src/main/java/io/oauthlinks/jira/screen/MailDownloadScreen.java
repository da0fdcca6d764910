package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a mail as a file, as they came. */
public final class MailDownloadScreen implements Screen {

    private final MailScreens mails;

    public MailDownloadScreen(MailScreens mails) {
        this.mails = mails;
    }

    @Override
    public Response get(Request request) {
        MailEntry entry = mails.mail(request);
        try {
            byte[] bytes = mails.bytes(entry, Integer.MAX_VALUE).orElseThrow(NotFound::new);
            return new Response.Download("mail-" + entry.id() + ".eml", "message/rfc822", bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
