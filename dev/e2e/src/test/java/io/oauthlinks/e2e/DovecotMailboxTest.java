package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.servers.Dovecot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The app's mailboxes at a real server, over IMAPS and POP3S. */
@Tag("external")
class DovecotMailboxTest {

    private MailboxesAtDovecot at;
    private Dovecot dovecot;

    @BeforeEach
    void start() throws IOException {
        at = new MailboxesAtDovecot();
        dovecot = at.dovecot;
        for (String subject : List.of("First", "Second", "Third")) {
            dovecot.deliver(MailboxesAtDovecot.MAILBOX, subject);
        }
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private Mailbox open(MailProtocol protocol) throws MailboxFailure {
        return at.mailboxes().open(at.server(protocol), "INBOX");
    }

    private static List<String> texts(Mailbox mailbox, List<Listed> mails) throws MailboxFailure {
        List<String> texts = new ArrayList<>();
        mailbox.retrieve(mails, (mail, bytes) -> texts.add(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void byImapsMailsAreListedFetchedAndStayUnread() throws Exception {
        try (Mailbox mailbox = open(MailProtocol.IMAP)) {
            List<Listed> mails = mailbox.list(1, 10);
            assertThat(mails).hasSize(3).allMatch(mail -> !mail.seen() && mail.size() > 100 && mail.arrivedAt() > 0);
            assertThat(mailbox.numbering()).isPositive();
            assertThat(mailbox.nextUid()).isEqualTo(Long.parseLong(mails.get(2).uid()) + 1);
            assertThat(texts(mailbox, mails)).hasSize(3).allMatch(text -> text.endsWith("\r\n\r\nHello\r\n")).first().asString().contains("Subject: First");
        }
        assertThat(dovecot.unread(MailboxesAtDovecot.MAILBOX)).hasSize(3);
    }

    @Test
    void byImapsMailsAreMarkedMovedAndDeletedAndWhatOthersDeletedStays() throws Exception {
        try (Mailbox mailbox = open(MailProtocol.IMAP)) {
            List<Listed> mails = mailbox.list(1, 10);
            mailbox.markSeen(mails.subList(0, 1));
            mailbox.move(mails.subList(1, 2), "Erledigt.\u00dcbernommen & weg");
            mailbox.delete(mails.subList(2, 3));
            assertThat(mailbox.list(1, 10)).singleElement().satisfies(left -> assertThat(left.seen()).isTrue());
        }
        assertThat(at.mailboxes().of(at.server(MailProtocol.IMAP))).contains("INBOX", "Erledigt.\u00dcbernommen & weg");
        try (Mailbox moved = at.mailboxes().open(at.server(MailProtocol.IMAP), "erledigt.\u00fcbernommen & weg")) {
            assertThat(texts(moved, moved.list(1, 10))).singleElement().asString().contains("Subject: Second");
        }
        MailboxFailure missing = catchThrowableOfType(MailboxFailure.class, () -> at.mailboxes().open(at.server(MailProtocol.IMAP), "Erledgt"));
        assertThat(missing.problem().reason()).isEqualTo("folder-missing");
        assertThat(missing.problem().cause().arguments().get(1)).contains("Erledigt.\u00dcbernommen & weg");
    }

    @Test
    void byPop3sMailsAreListedFetchedAndDeleted() throws Exception {
        List<Listed> mails;
        try (Mailbox mailbox = open(MailProtocol.POP3)) {
            mails = mailbox.list(1, 10);
            assertThat(mails).hasSize(3).extracting(Listed::uid).doesNotHaveDuplicates();
            assertThat(texts(mailbox, mails)).hasSize(3).allMatch(text -> text.endsWith("\r\n\r\nHello\r\n"));
            mailbox.delete(mails.subList(0, 1));
        }
        try (Mailbox mailbox = open(MailProtocol.POP3)) {
            assertThat(mailbox.list(1, 10)).isEqualTo(mails.subList(1, 3));
        }
    }

    @Test
    @DisplayName("M10: a session that ends once its access token has expired goes on with a fresh one, and no mail is lost")
    void aSessionThatEndsWithItsTokenResumes() throws Exception {
        dovecot.fill(MailboxesAtDovecot.MAILBOX, 20, 300_000);
        at.tokenLives(Duration.ofSeconds(30));
        List<String> received = new ArrayList<>();
        List<Listed> all;
        try (Mailbox mailbox = open(MailProtocol.IMAP)) {
            all = mailbox.list(1, 100);
            List<Listed> mails = all;
            at.expire();
            MailboxFailure ended = catchThrowableOfType(MailboxFailure.class, () -> mailbox.retrieve(mails, (mail, bytes) -> {
                if (received.size() == 5) {
                    dovecot.kick(MailboxesAtDovecot.MAILBOX);
                }
                bytes.readAllBytes();
                return received.add(mail.uid());
            }));
            assertThat(ended.kind()).isEqualTo(MailboxFailure.Kind.SESSION_ENDED);
        }
        assertThat(all).hasSize(23);
        assertThat(received).hasSizeBetween(5, 22);
        try (Mailbox mailbox = open(MailProtocol.IMAP)) {
            mailbox.retrieve(mailbox.list(Long.parseLong(received.get(received.size() - 1)) + 1, 100), (mail, bytes) -> received.add(mail.uid()));
        }
        assertThat(received).containsExactlyElementsOf(all.stream().map(Listed::uid).toList());
    }

    @Test
    void aLargeMailComesWhole() throws Exception {
        dovecot.fill(MailboxesAtDovecot.MAILBOX, 1, 25 * 1024 * 1024);
        for (MailProtocol protocol : MailProtocol.values()) {
            try (Mailbox mailbox = open(protocol)) {
                Listed large = mailbox.list(1, 10).stream().filter(mail -> mail.size() > 1_000_000).findFirst().orElseThrow();
                long[] received = {0};
                mailbox.retrieve(List.of(large), (mail, bytes) -> {
                    received[0] = bytes.transferTo(java.io.OutputStream.nullOutputStream());
                    return true;
                });
                assertThat(received[0]).isEqualTo(large.size());
            }
        }
    }
}
