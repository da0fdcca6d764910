package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** One mail of a project's log, and its bytes. */
public final class MailScreens {

    private final MailLedger ledger;
    private final Spool spool;

    public MailScreens(MailLedger ledger, Spool spool) {
        this.ledger = ledger;
        this.spool = spool;
    }

    /** The mail that the path names, of the project that the path names: another project's is not there. */
    MailEntry mail(Request request) {
        return ledger.byId(request.id()).filter(entry -> entry.projectId() == request.number("project")).orElseThrow(Screen.NotFound::new);
    }

    /** @throws NoSuchFileException when its time as a file has passed, or it was never read */
    Path file(MailEntry entry) throws IOException {
        return spool.file(entry.channelId(), entry.key());
    }

    /**
     * Its first bytes.
     *
     * @return empty when its time as a file has passed, or it was never read
     * @throws IOException when the shared home cannot be read
     */
    Optional<byte[]> bytes(MailEntry entry, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file(entry))) {
            return Optional.of(in.readNBytes(most));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
