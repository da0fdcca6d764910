package io.oauthlinks.bench;

import io.oauthlinks.mailchannel.message.MimeMailReader;
import io.oauthlinks.mailchannel.message.ReadingLimits;
import io.oauthlinks.mailchannel.message.UnreadableMail;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.diagnosis.SignIn;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.SignedInMailboxes;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The same mails from the same Dovecot by the app's own library, which only fetches and parses them: nothing is written, and nothing decided. */
final class FetchAndParse {

    /** As large as the server takes it in one command; the smaller pages of a channel would be slower. */
    private static final int PAGE = 5_000;

    private final SignedInMailboxes mailboxes;
    private final MailServer server;
    private final MimeMailReader reader = new MimeMailReader(ReadingLimits.USUAL);

    FetchAndParse(MailServer server) {
        this.server = server;
        this.mailboxes = new SignedInMailboxes(new SignIn(new NoTokens(), new Defaults(), Clock.systemUTC()));
    }

    /** What it took. */
    record Took(int mails, Duration wall, Duration cpu) { }

    /** @param from first UID */
    Took run(long from) {
        long begun = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int[] mails = {0};
        try (Mailbox mailbox = mailboxes.open(server, "INBOX")) {
            long next = from;
            for (List<Listed> page = mailbox.list(next, PAGE); !page.isEmpty(); page = mailbox.list(next, PAGE)) {
                mailbox.retrieve(page, (mail, bytes) -> {
                    parse(bytes.readAllBytes());
                    return ++mails[0] > 0;
                });
                next = Long.parseLong(page.get(page.size() - 1).uid()) + 1;
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Took(mails[0], Duration.ofNanos(System.nanoTime() - begun),
                Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu));
    }

    private void parse(byte[] mail) throws IOException {
        try {
            if (reader.read(new ByteArrayInputStream(mail)).text().isEmpty()) {
                throw new IllegalStateException("A mail without text");
            }
        } catch (UnreadableMail unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The mailbox has a password. */
    private static final class NoTokens implements AccessTokenSupply {

        @Override
        public MailToken current(long linkId, long accountId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<MailToken> insteadOf(MailToken refused, long linkId, long accountId) {
            return Optional.empty();
        }
    }

    private static final class Defaults implements SettingsStore {

        @Override
        public Settings current() {
            return Settings.DEFAULTS;
        }

        @Override
        public void save(Settings changed) {
            throw new UnsupportedOperationException();
        }
    }
}
