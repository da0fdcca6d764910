package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
            Path file = mails.file(entry);
            return new Response.Streamed("mail-" + entry.id() + ".eml", "message/rfc822", out -> Files.copy(file, out));
        } catch (NoSuchFileException gone) {
            throw new NotFound();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
