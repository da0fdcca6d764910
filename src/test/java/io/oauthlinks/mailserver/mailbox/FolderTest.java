package io.oauthlinks.mailserver.mailbox;

import static io.oauthlinks.mailserver.mailbox.Opened.failure;
import static io.oauthlinks.mailserver.mailbox.Opened.imap;
import static io.oauthlinks.mailserver.mailbox.Opened.mailboxes;
import static io.oauthlinks.mailserver.mailbox.Opened.pop3;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.protocol.ScriptedServer;
import org.junit.jupiter.api.Test;

/** Folders in any language, and those that are not there. */
class FolderTest {

    private final ImapScript script = new ImapScript().on("LIST \"\" \"\\*\"",
            "* LIST (\\HasNoChildren) \".\" INBOX",
            "* LIST (\\HasNoChildren) \".\" INBOX.Support",
            "* LIST (\\Noselect \\HasChildren) \".\" Archive",
            "* LIST (\\HasNoChildren) \".\" \"Archive.Kunden &- Partner\"",
            "* LIST () \".\" &U,BTFw-.Gel&APY-scht",
            "* LIST () \".\" {9}\r\nThe \"one\"",
            "* LIST () NIL Entw\u00fcrfe",
            "OK");

    @Test
    void namesAreThoseThatPeopleWrite() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            assertThat(mailboxes().of(imap(server))).containsExactlyInAnyOrder("INBOX", "INBOX.Support", "Archive.Kunden & Partner",
                    "\u53f0\u5317.Gel\u00f6scht", "The \"one\"", "Entw\u00fcrfe");
            assertThat(server.heard()).noneMatch(line -> line.contains("SELECT"));
        }
    }

    @Test
    void byPop3ThereIsOnlyTheInbox() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            assertThat(mailboxes().of(pop3(server))).containsExactly("INBOX");
            MailboxFailure missing = failure(() -> mailboxes().open(pop3(server), "Support"));
            assertThat(missing.problem().cause().arguments()).containsExactly("Support", "INBOX");
            assertThat(server.heard()).isEmpty();
        }
    }

    @Test
    void anyLanguageIsOpened() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            mailboxes().open(imap(server), "\u53f0\u5317.Gel\u00f6scht").close();
            mailboxes().open(imap(server), "inBox").close();
            assertThat(server.heard()).anyMatch(line -> line.endsWith("SELECT \"&U,BTFw-.Gel&APY-scht\""))
                    .anyMatch(line -> line.endsWith("SELECT \"INBOX\""));
        }
    }

    @Test
    void aMissingFolderIsNamedWithSimilarOnes() throws Exception {
        script.on("SELECT \"Suport\"", "NO [NONEXISTENT] no such folder");
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            MailboxFailure missing = failure(() -> mailboxes().open(imap(server), "Suport"));
            assertThat(missing.kind()).isEqualTo(MailboxFailure.Kind.OTHER);
            assertThat(missing.problem().reason()).isEqualTo("folder-missing");
            assertThat(missing.problem().cause().arguments().get(0)).isEqualTo("Suport");
            assertThat(missing.problem().cause().arguments().get(1)).contains("INBOX");
        }
    }

    @Test
    void aNameThatDiffersOnlyInCaseIsFound() throws Exception {
        script.on("SELECT \"inbox.support\"", "NO no such folder");
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            mailboxes().open(imap(server), "inbox.support").close();
            assertThat(server.heard()).anyMatch(line -> line.endsWith("SELECT \"INBOX.Support\""));
        }
    }

    @Test
    void aFolderThatIsThereAndStaysClosedIsTheServersRefusal() throws Exception {
        script.on("SELECT .*", "NO User is authenticated but not connected.");
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            assertThat(failure(() -> mailboxes().open(imap(server), "INBOX")).problem().reason()).isEqualTo("not-connected");
        }
    }
}
