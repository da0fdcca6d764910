package io.oauthlinks.mailserver.mailbox;

import static io.oauthlinks.mailserver.mailbox.Opened.failure;
import static io.oauthlinks.mailserver.mailbox.Opened.imap;
import static io.oauthlinks.mailserver.mailbox.Opened.listed;
import static io.oauthlinks.mailserver.mailbox.Opened.mailboxes;
import static io.oauthlinks.mailserver.mailbox.Opened.texts;
import static io.oauthlinks.mailserver.mailbox.Opened.uids;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.mailserver.protocol.ScriptedServer.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that stall, drip, lie and never end: each is broken off in bounded time and memory. */
@Timeout(60)
class HostileMailboxTest {

    private static final Listed MAIL = listed(41, 5);
    private final ImapScript script = new ImapScript();

    private String reasonOf(ImapScript.Answer answer) throws Exception {
        script.on("UID FETCH .*", answer);
        try (ScriptedServer server = ScriptedServer.playing(script);
             Mailbox mailbox = mailboxes().open(Opened.server(MailProtocol.IMAP, server.port()).timeout(Duration.ofSeconds(1)).build(), "INBOX")) {
            return failure(() -> texts(mailbox, List.of(MAIL))).problem().reason();
        }
    }

    @Test
    void aServerThatStallsInTheMiddleOfAMailIsBrokenOff() throws Exception {
        assertThat(reasonOf((tag, line) -> {
            line.say("* 1 FETCH (UID 41 BODY[] {5}");
            line.sayBytes("fi".getBytes());
            line.silence();
        })).isEqualTo("no-answer");
    }

    @Test
    void aServerThatDripsIsBrokenOff() throws Exception {
        assertThat(reasonOf((tag, line) -> {
            line.say("* 1 FETCH (UID 41 BODY[] {100000}");
            for (int i = 0; i < 600; i++) {
                line.sayBytes(new byte[] {'x'});
                line.waitMillis(100);
            }
        })).isEqualTo("no-answer");
    }

    @Test
    void aLongMailMayTakeLongerThanAStep() throws Exception {
        script.on("UID FETCH .*", (tag, line) -> {
            line.say("* 1 FETCH (UID 41 BODY[] {800000}");
            for (int i = 0; i < 8; i++) {
                line.sayBytes(new byte[100_000]);
                line.waitMillis(200);
            }
            line.say(")", tag + " OK");
        });
        try (ScriptedServer server = ScriptedServer.playing(script);
             Mailbox mailbox = mailboxes().open(Opened.server(MailProtocol.IMAP, server.port()).timeout(Duration.ofSeconds(1)).build(), "INBOX")) {
            assertThat(texts(mailbox, List.of(listed(41, 800_000))).get(0)).hasSize(800_004);
        }
    }

    @Test
    void aMailThatIsFarLargerThanItsServerSaidIsNotReceived() throws Exception {
        assertThat(reasonOf((tag, line) -> line.say("* 1 FETCH (UID 41 BODY[] {4000000000}"))).isEqualTo("answer-too-large");
    }

    @Test
    void theMailThatIsRefusedIsKnownAndTheOthersCome() throws Exception {
        script.on("UID FETCH .*", "NO [SERVERBUG] no content").body("41", ImapScript.literal(1, 41, "first")).body("43", ImapScript.literal(3, 43, "third"));
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
            List<String> begun = new ArrayList<>();
            MailboxFailure failure = failure(() -> mailbox.retrieve(List.of(MAIL, listed(42, 5), listed(43, 5)), (mail, bytes) -> {
                begun.add(mail.uid());
                return bytes.readAllBytes().length == 5;
            }));
            assertThat(failure.kind()).isEqualTo(MailboxFailure.Kind.REFUSED);
            assertThat(begun).containsExactly("41", "42");
            assertThat(texts(mailbox, List.of(listed(43, 5)))).containsExactly("43: third");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BODY[] {4000000000}", "ENVELOPE {2000000000}"})
    void theMailThatIsTooLargeIsKnown(String answer) throws Exception {
        script.on("UID FETCH .*", (tag, line) -> line.say("* 1 FETCH (UID 41 " + answer));
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
            List<String> begun = new ArrayList<>();
            assertThat(failure(() -> mailbox.retrieve(List.of(MAIL), (mail, bytes) -> {
                begun.add(mail.uid());
                return bytes.read() >= 0;
            })).problem().reason()).isEqualTo("answer-too-large");
            assertThat(begun).containsExactly("41");
        }
    }

    @Test
    void eachWaitForTheServerIsToldBefore() throws Exception {
        script.on("UID SEARCH .*", (tag, line) -> {
            line.say("* SEARCH 41 ");
            line.waitMillis(100);
            line.say("* SEARCH 42", tag + " OK");
        }).on("UID FETCH .*", "* 1 FETCH (UID 41 FLAGS () RFC822.SIZE 5)", "* 2 FETCH (UID 42 FLAGS () RFC822.SIZE 5)", "OK");
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
            AtomicInteger waits = new AtomicInteger();
            mailbox.beforeWaiting(waits::incrementAndGet);
            assertThat(uids(mailbox.list(1, 10))).containsExactly("41", "42");
            assertThat(waits.get()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void aLiteralInPlaceOfAShortTextIsNotReceived() throws Exception {
        assertThat(reasonOf((tag, line) -> line.say("* 1 FETCH (UID 41 ENVELOPE {2000000000}"))).isEqualTo("answer-too-large");
    }

    @Test
    void aLineThatNeverEndsIsBrokenOff() throws Exception {
        assertThat(reasonOf((tag, line) -> forever(line, "x".repeat(8192)))).isEqualTo("answer-too-large");
    }

    private static void forever(Line line, String bytes) throws IOException {
        while (true) {
            line.sayBytes(bytes.getBytes());
        }
    }

    @Test
    void garbageIsPassedOverUntilTheEndOfTheAnswer() throws Exception {
        script.on("UID FETCH .*", "nothing that IMAP knows", "* FETCH FETCH ((((", "* 1 FETCH (UID 99999999999999 BODY[]", "+ go on", "", "OK");
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
            assertThat(texts(mailbox, List.of(MAIL))).isEmpty();
        }
    }

    @Test
    void anEndThatIsNoneIsUnexpected() throws Exception {
        assertThat(reasonOf((tag, line) -> line.say(tag + " MAYBE"))).isEqualTo("unexpected-answer");
    }

    @Test
    void aMailboxThatVanishesIsABrokenConnectionAndThenAMissingFolder() throws Exception {
        assertThat(reasonOf((tag, line) -> {
            line.say("* BYE Mailbox has been deleted");
            throw new IOException("closed");
        })).isEqualTo("connection-closed");
        script.on("SELECT .*", "NO [NONEXISTENT] gone").on("LIST .*", "* LIST () \"/\" INBOX", "OK");
        try (ScriptedServer server = ScriptedServer.playing(script)) {
            assertThat(failure(() -> mailboxes().open(imap(server), "Support")).problem().reason()).isEqualTo("folder-missing");
        }
    }

    @Test
    void aHundredThousandMailsAreListedPageByPage() throws Exception {
        String all = LongStream.rangeClosed(1, 100_000).mapToObj(Long::toString).collect(Collectors.joining(" "));
        script.on("UID SEARCH UNDELETED UID 1:\\*", "* SEARCH " + all, "OK").on("UID FETCH .*", (tag, line) -> {
            for (int uid = 1; uid <= 500; uid++) {
                line.say("* " + uid + " FETCH (UID " + uid + " FLAGS () RFC822.SIZE 4096 INTERNALDATE \"28-Nov-2026 11:00:00 +0000\")");
            }
            line.say(tag + " OK");
        });
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
            assertThat(uids(mailbox.list(1, 500))).hasSize(500).startsWith("1").endsWith("500");
            assertThat(server.heard()).anyMatch(line -> line.contains("UID FETCH 1:500 "));
        }
    }

    @Test
    void aLargeMailTakesTheMemoryOfASmallOne() throws Exception {
        int size = 64 * 1024 * 1024;
        script.on("UID FETCH .*", (tag, line) -> {
            line.say("* 1 FETCH (UID 41 BODY[] {" + size + "}");
            byte[] part = new byte[1024 * 1024];
            Arrays.fill(part, (byte) 'x');
            for (int i = 0; i < 64; i++) {
                line.sayBytes(part);
            }
            line.say(")", tag + " OK");
        });
        long[] received = {0};
        try (ScriptedServer server = ScriptedServer.playing(script); Mailbox mailbox = mailboxes().open(imap(server), "INBOX")) {
            com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            mailbox.retrieve(List.of(listed(41, size)), (mail, bytes) -> {
                byte[] buffer = new byte[8192];
                for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                    received[0] += count;
                }
                return true;
            });
            assertThat(received[0]).isEqualTo(size);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 * 1024 * 1024);
        }
    }
}
