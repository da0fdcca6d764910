package io.oauthlinks.mailserver.mailbox;

import static io.oauthlinks.mailserver.mailbox.Opened.failure;
import static io.oauthlinks.mailserver.mailbox.Opened.mailboxes;
import static io.oauthlinks.mailserver.mailbox.Opened.texts;
import static io.oauthlinks.mailserver.mailbox.Opened.uids;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import jakarta.mail.Flags;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GreenMailMailboxTest {

    private static final ServerSetup IMAP = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    private static final ServerSetup POP3 = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3);
    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {IMAP, POP3});
    private GreenMailUser user;

    @BeforeEach
    void start() {
        greenMail.start();
        user = greenMail.setUser("helpdesk@example.com", "helpdesk@example.com", "no-password");
        ((UserImpl) user).setTokenValidator(Opened.TOKEN::equals);
        for (int i = 1; i <= 3; i++) {
            user.deliver(GreenMailUtil.createTextEmail("helpdesk@example.com", "alice@example.com", "Printer " + i, "It smokes.\r\n.\r\nReally.",
                    greenMail.getImap().getServerSetup()));
        }
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    private MailServer imap() {
        return Opened.server(MailProtocol.IMAP, greenMail.getImap().getPort()).build();
    }

    private MailServer pop3() {
        return Opened.server(MailProtocol.POP3, greenMail.getPop3().getPort()).build();
    }

    private MailFolder folder(String name) throws FolderException {
        return greenMail.getManagers().getImapHostManager().getFolder(user, name);
    }

    @Test
    void byImapMailsAreListedFetchedAndStayUnread() throws Exception {
        try (Mailbox mailbox = mailboxes().open(imap(), "INBOX")) {
            List<Listed> mails = mailbox.list(1, 10);
            assertThat(mails).hasSize(3).allMatch(mail -> mail.size() > 100 && mail.arrivedAt() > 0 && !mail.seen());
            assertThat(mailbox.nextUid()).isGreaterThan(Long.parseLong(mails.get(2).uid()));
            assertThat(mailbox.list(Long.parseLong(mails.get(1).uid()), 1)).containsExactly(mails.get(1));
            assertThat(mailbox.list(mailbox.nextUid(), 10)).isEmpty();
            assertThat(texts(mailbox, mails)).hasSize(3).allMatch(text -> text.contains("It smokes.\r\n.\r\nReally."))
                    .anyMatch(text -> text.contains("Subject: Printer 2"));
        }
        assertThat(folder("INBOX").getUnseenCount()).isEqualTo(3);
    }

    @Test
    void byImapMailsAreMarkedMovedAndDeletedAndOthersStay() throws Exception {
        try (Mailbox mailbox = mailboxes().open(imap(), "inbox")) {
            List<Listed> mails = mailbox.list(1, 10);
            mailbox.markSeen(mails.subList(0, 1));
            mailbox.move(mails.subList(1, 2), "Erledigt.\u00dcbernommen");
            assertThat(uids(mailbox.list(1, 10))).isEqualTo(uids(List.of(mails.get(0), mails.get(2))));
            assertThat(mailbox.list(1, 10).get(0).seen()).isTrue();
            folder("INBOX").getMessages().get(0).setFlag(Flags.Flag.DELETED, true);
            mailbox.delete(mails.subList(2, 3));
            assertThat(mailbox.list(1, 10)).as("what others deleted is not listed").isEmpty();
        }
        assertThat(folder("INBOX").getMessages()).as("but stays").isNotEmpty();
        assertThat(mailboxes().of(imap())).contains("INBOX", "Erledigt.\u00dcbernommen");
    }

    @Test
    void aMissingFolderIsNamedWithThoseThatAreThere() throws Exception {
        greenMail.getManagers().getImapHostManager().createMailbox(user, "Support");
        MailboxFailure missing = failure(() -> mailboxes().open(imap(), "Suport"));
        assertThat(missing.problem().reason()).isEqualTo("folder-missing");
        assertThat(missing.problem().cause().arguments()).containsExactly("Suport", "Support");
        mailboxes().open(imap(), "support").close();
    }

    @Test
    void byPop3MailsAreListedFetchedAndDeleted() throws Exception {
        List<Listed> mails;
        try (Mailbox mailbox = mailboxes().open(pop3(), "INBOX")) {
            mails = mailbox.list(1, 10);
            assertThat(mails).hasSize(3).allMatch(mail -> mail.size() > 0);
            assertThat(texts(mailbox, mails)).allMatch(text -> text.contains("It smokes.\r\n.\r\nReally."));
            mailbox.delete(mails.subList(0, 2));
        }
        try (Mailbox mailbox = mailboxes().open(pop3(), "INBOX")) {
            assertThat(uids(mailbox.list(1, 10))).containsExactly(mails.get(2).uid());
        }
    }
}
