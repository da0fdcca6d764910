package io.oauthlinks.mailserver.mailbox;

import static io.oauthlinks.mailserver.mailbox.Opened.failure;
import static io.oauthlinks.mailserver.mailbox.Opened.mailboxes;
import static io.oauthlinks.mailserver.mailbox.Opened.pop3;
import static io.oauthlinks.mailserver.mailbox.Opened.texts;
import static io.oauthlinks.mailserver.mailbox.Opened.uids;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure.Kind;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.mailserver.protocol.ScriptedServer.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Pop3MailboxTest {

    private final Map<String, String> answers = new LinkedHashMap<>(Map.of("CAPA", "+OK\r\nSASL XOAUTH2\r\nUIDL\r\n.", "STAT", "+OK 2 100",
            "UIDL", "+OK\r\n1 first-id\r\n2 second-id\r\n.", "LIST", "+OK\r\n1 10\r\n2 20\r\n.", "RETR 1", "+OK\r\nFrom: a\r\n\r\n..dot\r\n..\r\nend\r\n.",
            "RETR 2", "+OK\r\n.", "QUIT", "+OK bye"));

    private void play(Line line) throws IOException {
        line.say("+OK ready");
        line.answer(heard -> heard.equals("AUTH XOAUTH2") ? "+ " : answers.getOrDefault(heard, "+OK"));
    }

    private interface Use {
        void of(Mailbox mailbox) throws Exception;
    }

    private List<String> heardWhen(Use use) throws Exception {
        try (ScriptedServer server = ScriptedServer.playing(this::play)) {
            try (Mailbox mailbox = mailboxes().open(pop3(server), "Inbox")) {
                use.of(mailbox);
            }
            return server.heard();
        }
    }

    private static Listed mail(String id) {
        return new Listed(id, 10, 0, false);
    }

    @Test
    void mailsAreListedByTheirUniqueIdsPageByPage() throws Exception {
        heardWhen(mailbox -> {
            assertThat(mailbox.numbering()).isZero();
            assertThat(mailbox.nextUid()).isZero();
            assertThat(mailbox.list(1, 10)).containsExactly(new Listed("first-id", 10, 0, false), new Listed("second-id", 20, 0, false));
            assertThat(uids(mailbox.list(2, 10))).containsExactly("second-id");
            assertThat(uids(mailbox.list(1, 1))).containsExactly("first-id");
            assertThat(mailbox.list(3, 10)).isEmpty();
        });
    }

    @Test
    void mailsComeAsTheyWereSent() throws Exception {
        List<String> heard = heardWhen(mailbox -> assertThat(texts(mailbox, List.of(mail("first-id"), mail("gone"), mail("second-id"))))
                .containsExactly("first-id: From: a\r\n\r\n.dot\r\n.\r\nend\r\n", "second-id: "));
        assertThat(heard).noneMatch(line -> line.startsWith("DELE")).contains("QUIT");
    }

    @Test
    void theMailThatIsRefusedIsKnownAndTheOthersCome() throws Exception {
        answers.put("RETR 1", "-ERR cannot read it");
        heardWhen(mailbox -> {
            List<String> begun = new ArrayList<>();
            MailboxFailure failure = failure(() -> mailbox.retrieve(List.of(mail("first-id"), mail("second-id")), (mail, bytes) -> {
                begun.add(mail.uid());
                return bytes.read() >= 0;
            }));
            assertThat(failure.kind()).isEqualTo(MailboxFailure.Kind.REFUSED);
            assertThat(begun).containsExactly("first-id");
            assertThat(texts(mailbox, List.of(mail("second-id")))).containsExactly("second-id: ");
        });
    }

    @Test
    void whatTheReceiverLeavesIsPassedOver() throws Exception {
        heardWhen(mailbox -> {
            mailbox.retrieve(List.of(mail("first-id")), (mail, bytes) -> bytes.read() == 'F');
            assertThat(texts(mailbox, List.of(mail("second-id")))).containsExactly("second-id: ");
        });
    }

    @Test
    void deletionsAreConfirmedByTheFarewell() throws Exception {
        assertThat(heardWhen(mailbox -> {
            mailbox.delete(List.of(mail("second-id"), mail("gone")));
            assertThat(uids(mailbox.list(1, 10))).as("the list as it was").containsExactly("first-id", "second-id");
            assertThat(texts(mailbox, List.of(mail("second-id")))).isEmpty();
        })).containsSequence("DELE 2").endsWith("QUIT").filteredOn("DELE 2"::equals).hasSize(1);
    }

    @Test
    void aFarewellWithoutConfirmationIsAFailureOnlyWhenSomethingWasDeleted() throws Exception {
        answers.put("QUIT", "-ERR some messages not deleted");
        heardWhen(mailbox -> mailbox.list(1, 10));
        MailboxFailure unconfirmed = failure(() -> heardWhen(mailbox -> mailbox.delete(List.of(mail("first-id")))));
        assertThat(unconfirmed.kind()).isEqualTo(Kind.REFUSED);
        assertThat(unconfirmed.problem().reason()).isEqualTo("command-refused");
    }

    @Test
    void aRefusedDeletionIsNamedAndTheSessionGoesOn() throws Exception {
        answers.put("DELE 1", "-ERR read-only");
        heardWhen(mailbox -> {
            assertThat(failure(() -> mailbox.delete(List.of(mail("first-id")))).kind()).isEqualTo(Kind.REFUSED);
            assertThat(texts(mailbox, List.of(mail("first-id")))).hasSize(1);
        });
    }

    @Test
    void aServerWithoutUniqueIdsIsNamed() throws Exception {
        answers.put("UIDL", "-ERR unknown command");
        heardWhen(mailbox -> assertThat(failure(() -> mailbox.list(1, 10)).problem().reason()).isEqualTo("no-unique-ids"));
    }

    @Test
    void garbageInTheListIsUnexpected() throws Exception {
        answers.put("UIDL", "+OK\r\nno number\r\n.");
        heardWhen(mailbox -> assertThat(failure(() -> mailbox.list(1, 10)).problem().reason()).isEqualTo("unexpected-answer"));
    }

    @Test
    void aHundredThousandMailsAreListed() throws Exception {
        StringBuilder ids = new StringBuilder("+OK\r\n");
        StringBuilder sizes = new StringBuilder("+OK\r\n");
        for (int i = 1; i <= 100_000; i++) {
            ids.append(i).append(" id-").append(i).append("\r\n");
            sizes.append(i).append(" 4096\r\n");
        }
        answers.put("UIDL", ids + ".");
        answers.put("LIST", sizes + ".");
        heardWhen(mailbox -> assertThat(uids(mailbox.list(99_501, 1000))).hasSize(500).endsWith("id-100000"));
    }

    @Test
    void aMailThatNeverEndsIsBrokenOff() throws Exception {
        answers.put("RETR 1", "+OK\r\n" + "x".repeat(2_000_000));
        heardWhen(mailbox -> assertThat(failure(() -> texts(mailbox, List.of(mail("first-id")))).problem().reason()).isEqualTo("answer-too-large"));
    }

    @Test
    void aServerThatStallsInTheMiddleOfAMailIsBrokenOff() throws Exception {
        answers.put("RETR 1", "+OK\r\nhalf a mail");
        heardWhen(mailbox -> assertThat(failure(() -> texts(mailbox, List.of(mail("first-id")))).problem().reason()).isEqualTo("no-answer"));
    }
}
