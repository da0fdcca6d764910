package io.oauthlinks.mailserver.mailbox;

import static io.oauthlinks.mailserver.mailbox.ImapScript.literal;
import static io.oauthlinks.mailserver.mailbox.Opened.failure;
import static io.oauthlinks.mailserver.mailbox.Opened.imap;
import static io.oauthlinks.mailserver.mailbox.Opened.listed;
import static io.oauthlinks.mailserver.mailbox.Opened.mailboxes;
import static io.oauthlinks.mailserver.mailbox.Opened.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ImapMailboxTest {

    private static final List<Listed> TWO = List.of(listed(41, 5), listed(43, 6));
    private final ImapScript script = new ImapScript();

    /** What is done with the open inbox. */
    private interface Use {
        void of(Mailbox mailbox) throws Exception;
    }

    /** What the server has heard between login and farewell, which nobody waits for. */
    private List<String> heardWhen(Use use) throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            try (Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
                use.of(mailbox);
            }
            return server.heard().stream().filter(line -> line.matches("B\\d+ (?!LOGOUT).*")).map(line -> line.replaceFirst("^B\\d+ ", "")).toList();
        }
    }

    @Test
    void mailsAreListedWithSizeArrivalAndMark() throws Exception {
        script.on("UID SEARCH UNDELETED UID 40:\\*", "* SEARCH 43 41", "OK").on("UID FETCH 41,43 .*",
                "* 2 FETCH (INTERNALDATE \"28-Nov-2026 11:00:00 +0100\" UID 43 RFC822.SIZE 4096 FLAGS (UID \\Seen 7))",
                "* 1 FETCH (UID 41 FLAGS () RFC822.SIZE 100 INTERNALDATE \" 1-Feb-2026 09:00:00 +0000\")", "* 3 EXISTS", "OK");
        heardWhen(mailbox -> {
            assertThat(mailbox.numbering()).isEqualTo(1700000000L);
            assertThat(mailbox.nextUid()).isEqualTo(44);
            assertThat(mailbox.list(40, 10)).containsExactly(new Listed("41", 100, Instant.parse("2026-02-01T09:00:00Z").toEpochMilli(), false),
                    new Listed("43", 4096, Instant.parse("2026-11-28T10:00:00Z").toEpochMilli(), true));
        });
    }

    @Test
    void theLastMailIsNotListedAgainWhenNoneIsNew() throws Exception {
        script.on("UID SEARCH .*", "* SEARCH 43", "OK").on("UID FETCH 43 .*", "* 2 FETCH (UID 43 RFC822.SIZE 10)", "OK");
        heardWhen(mailbox -> assertThat(mailbox.list(44, 10)).isEmpty());
    }

    @Test
    void theAnswerOfTheNewerImapIsUnderstood() throws Exception {
        script.on("UID SEARCH .*", "* ESEARCH (TAG \"B2\") UID ALL 41,50:43", "OK").on("UID FETCH 41,43:44 .*", "* 1 FETCH (UID 41 RFC822.SIZE 10)", "OK");
        heardWhen(mailbox -> assertThat(mailbox.list(1, 3)).hasSize(1));
    }

    @Test
    void aServerWithoutTheNextUidIsAskedForTheLastOne() throws Exception {
        script.on("SELECT .*", "* OK [UIDVALIDITY 7] valid", "OK").on("UID SEARCH UID \\*", "* SEARCH 43", "OK");
        heardWhen(mailbox -> assertThat(mailbox.nextUid()).isEqualTo(44));
    }

    @Test
    void bodiesComeUnchangedAndAreNotMarkedAsRead() throws Exception {
        script.body("41,43", "* 9 EXPUNGE", literal(1, 41, "a\r\n.b"), "* 1 FETCH (FLAGS (\\Answered))", literal(2, 43, "{5}\r\n)"));
        List<String> heard = heardWhen(mailbox -> assertThat(texts(mailbox, TWO)).containsExactly("41: a\r\n.b", "43: {5}\r\n)"));
        assertThat(heard).containsExactly("SELECT \"INBOX\"", "UID FETCH 41,43 (UID BODY.PEEK[])");
    }

    @Test
    void mailsThatAreGoneOrWereNotAskedForArePassedOver() throws Exception {
        script.body("41,43", literal(7, 99, "strange"), "* 1 FETCH (UID 41 BODY[] NIL)", literal(2, 43, "there"), literal(2, 43, "twice"))
                .body("41").body("43", literal(2, 43, "there"), literal(2, 43, "twice"));
        heardWhen(mailbox -> assertThat(texts(mailbox, TWO)).containsExactly("43: there"));
    }

    @Test
    void aServerThatTellsTheUidBehindTheBodyIsAskedForOneMailAfterTheOther() throws Exception {
        String behind = "* 1 FETCH (BODY[] {5}\r\nfirst UID 41)";
        script.body("41,43", behind, "* 2 FETCH (BODY[] {6}\r\nsecond UID 43)").body("41", behind).body("43", "* 2 FETCH (BODY[] {6}\r\nsecond UID 43)");
        heardWhen(mailbox -> assertThat(texts(mailbox, TWO)).containsExactly("41: first", "43: second"));
    }

    @Test
    void theOrderIsThatOfTheListWhateverTheServers() throws Exception {
        script.body("41,43", literal(2, 43, "second"), literal(1, 41, "first")).body("43", literal(2, 43, "second"));
        heardWhen(mailbox -> assertThat(texts(mailbox, TWO)).containsExactly("41: first", "43: second"));
    }

    @Test
    void whatTheReceiverLeavesIsPassedOverAndSoIsTheRestWhenItHasEnough() throws Exception {
        script.body("41,43", literal(1, 41, "first"), literal(2, 43, "second")).on("UID STORE .*", "OK");
        List<Integer> bytes = new ArrayList<>();
        List<String> heard = heardWhen(mailbox -> {
            mailbox.retrieve(TWO, (mail, body) -> {
                bytes.add(body.read());
                return false;
            });
            mailbox.markSeen(TWO.subList(0, 1));
        });
        assertThat(bytes).containsExactly((int) 'f');
        assertThat(heard).contains("UID STORE 41 +FLAGS.SILENT (\\Seen)");
    }

    @Test
    void batchesAreBoundedInBytesAndMails() throws Exception {
        script.on("UID FETCH .*", "OK");
        List<Listed> small = LongStream.rangeClosed(1, 600).mapToObj(uid -> listed(uid, 10)).toList();
        assertThat(heardWhen(mailbox -> texts(mailbox, small))).contains("UID FETCH 1:250 (UID BODY.PEEK[])", "UID FETCH 501:600 (UID BODY.PEEK[])");
        List<Listed> large = LongStream.rangeClosed(1, 4).mapToObj(uid -> listed(uid, 700_000)).toList();
        assertThat(heardWhen(mailbox -> texts(mailbox, large))).filteredOn(line -> line.startsWith("UID FETCH")).hasSize(4);
    }

    @Test
    void aReceiverThatFailsIsNotTakenForTheServer() throws Exception {
        script.body("41,43", literal(1, 41, "first"), literal(2, 43, "second"));
        heardWhen(mailbox -> assertThatThrownBy(() -> mailbox.retrieve(TWO, (mail, bytes) -> {
            throw new IOException("disk full");
        })).isInstanceOf(UncheckedIOException.class).hasMessageContaining("disk full"));
    }

    @Test
    void mailsAreMovedInOneStepWhereTheServerCan() throws Exception {
        script.on("UID MOVE .*", "* OK [COPYUID 1 41,43 1:2] moved", "* 1 EXPUNGE", "OK");
        assertThat(heardWhen(mailbox -> mailbox.move(TWO, "Erledigt/\u00dcbernommen & weg")))
                .contains("UID MOVE 41,43 \"Erledigt/&ANw-bernommen &- weg\"").noneMatch(line -> line.contains("EXPUNGE"));
    }

    @Test
    void mailsAreCopiedAndRemovedOneByOneWhereTheServerCannotMove() throws Exception {
        script.on("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS", "OK").on("UID (COPY|STORE|EXPUNGE) .*", "OK");
        assertThat(heardWhen(mailbox -> mailbox.move(TWO, "Done"))).contains("UID COPY 41,43 \"Done\"", "UID STORE 41,43 +FLAGS.SILENT (\\Deleted)",
                "UID EXPUNGE 41,43");
    }

    @Test
    void withoutUidplusNothingIsExpungedBecauseOthersMayHaveDeletedMailsThere() throws Exception {
        script.on("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR", "OK").on("UID (COPY|STORE) .*", "OK");
        assertThat(heardWhen(mailbox -> mailbox.delete(TWO))).contains("UID STORE 41,43 +FLAGS.SILENT (\\Deleted)")
                .noneMatch(line -> line.contains("EXPUNGE"));
    }

    @Test
    void theTargetFolderIsMadeWhenItIsMissing() throws Exception {
        boolean[] made = {false};
        script.on("UID MOVE .*", (tag, line) -> line.say(tag + (made[0] ? " OK" : " NO [TRYCREATE] no such folder")))
                .on("LIST .*", "* LIST () \"/\" INBOX", "OK").on("CREATE \"Done\"", (tag, line) -> {
                    made[0] = true;
                    line.say(tag + " OK");
                });
        assertThat(heardWhen(mailbox -> mailbox.move(TWO, "Done"))).filteredOn(line -> line.startsWith("UID MOVE")).hasSize(2);
    }

    @Test
    void aRefusedDeletionIsNamedAndTheSessionGoesOn() throws Exception {
        script.on("UID STORE .*", "NO [NOPERM] you may not").body("41", literal(1, 41, "first"));
        heardWhen(mailbox -> {
            MailboxFailure refused = failure(() -> mailbox.delete(TWO));
            assertThat(refused.kind()).isEqualTo(MailboxFailure.Kind.REFUSED);
            assertThat(refused.problem().reason()).isEqualTo("command-refused");
            assertThat(refused.problem().providerWords()).isEqualTo("NO [NOPERM] you may not");
            assertThat(texts(mailbox, TWO.subList(0, 1))).containsExactly("41: first");
        });
    }

    @Test
    void theAccessTokenLeavesOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            mailboxes().open(imap(server), "INBOX").close();
            assertThat(server.heard()).filteredOn(line -> line.contains("AUTHENTICATE")).hasSize(1);
        }
    }
}
