package io.oauthlinks.mailchannel.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.OwnAddresses;
import io.oauthlinks.mailchannel.SenderPolicy;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.filter.Filter.Candidate;
import io.oauthlinks.mailchannel.filter.Filter.Decision;
import io.oauthlinks.mailchannel.ledger.InMemoryMailLedger;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.MimeMailReader;
import io.oauthlinks.mailchannel.message.ReadingLimits;
import io.oauthlinks.secret.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of mails that nobody wrote, that nobody wants, or that were taken before. */
class FiltersTest {

    private static final OwnAddresses OWN = () -> Set.of("support@jira.test", "billing@jira.test");

    private final InMemoryMailLedger ledger = new InMemoryMailLedger();
    private final MovableClock clock = new MovableClock();
    private final List<Filter> filters = Filters.inOrder(OWN, ledger, clock);
    private MailChannel channel = TestChannels.numbered(TestChannels.channel("support"), 5);
    private int mails;

    @TempDir
    Path folder;

    @Test
    void theyAskInThisOrder() {
        assertThat(filters).extracting(Filter::rule)
                .containsExactly("own-loop", "bounce", "auto-reply", "own-address", "duplicate", "sender-refused", "too-many");
    }

    @Test
    void aMailOfAPersonPasses() {
        assertThat(decision("Return-Path: <alice@example.com>\nFrom: alice@example.com\nSubject: Help\nMessage-ID: <a@example.com>\n")).isEmpty();
        assertThat(decision("Subject: no sender\n")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("M20, M22: which header says that a program wrote it, or that it went to many")
    @CsvSource(delimiter = '|', value = {
        "Auto-Submitted: auto-replied                 | auto-reply.auto-submitted",
        "Auto-Submitted: auto-replied (vacation)      | auto-reply.auto-submitted",
        "Auto-Submitted: auto-generated; owner-email=\"x@example.com\" | auto-reply.auto-submitted",
        "Auto-Submitted: auto-notified                | auto-reply.auto-submitted",
        "Auto-Submitted: no                           |",
        "Auto-Submitted: No (really)                  |",
        "Auto-Submitted:                              |",
        "X-Autoreply: yes                             | auto-reply.x-autoreply",
        "X-Autoreply: no                              |",
        "X-Autorespond: Out of office                 | auto-reply.x-autoreply",
        "Precedence: auto_reply                       | auto-reply.precedence",
        "Precedence: bulk                             | bulk.precedence",
        "PRECEDENCE: Junk                             | bulk.precedence",
        "Precedence: list                             | bulk.mailing-list",
        "Precedence: first-class                      |",
        "List-Id: News <news.example.com>             | bulk.mailing-list",
        "List-Unsubscribe: <mailto:off@example.com>   | bulk.mailing-list",
        "List-Post: NO                                |",
        "X-Auto-Response-Suppress: All                |",
        "X-Auto-Response-Suppress: OOF, AutoReply     |",
        "X-Loop: somebody@example.com                 |",
        "X-Loop: <Support@Jira.test>                  | own-loop",
        "X-Loop: support+sup-1@jira.test              | own-loop",
        "X-JIRA-FingerPrint: 0123456789abcdef         | own-loop",
        "X-OAuth-Links-Notice: yes                    | own-loop",
        "Message-ID: <JIRA.10100.1700000000000.12.1700000000500@Atlassian.JIRA> | own-loop",
        "In-Reply-To: <JIRA.10100.1700000000000.12.1700000000500@Atlassian.JIRA> |"})
    void signsOfPrograms(String header, String rule) {
        Optional<Decision> decision = decision("From: alice@example.com\n" + header + "\n");
        assertThat(decision.map(Decision::rule)).isEqualTo(Optional.ofNullable(rule));
        assertThat(decision.map(Decision::outcome).orElse(Outcome.IGNORED)).isEqualTo(Outcome.IGNORED);
    }

    @ParameterizedTest
    @DisplayName("M21: reports about mails are no requests")
    @ValueSource(strings = {"Return-Path: <>\nFrom: alice@example.com\n", "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\n",
        "From: postmaster@example.com\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n",
        "From: alice@example.com\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n",
        "From: x@example.com\nX-Failed-Recipients: bob@example.com\n"})
    void bounces(String header) {
        assertThat(decision(header)).contains(new Decision(Outcome.IGNORED, "bounce", 0, null));
    }

    @Test
    @DisplayName("M21: the log names the issue that a delivery report is about, in the same project only")
    void aBounceNamesItsIssue() {
        String bounce = """
                Return-Path: <>
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/rfc822

                Message-ID: <lost@example.com>
                --b--
                """;
        taken("alice@example.com", "lost@example.com", 42);
        assertThat(decision(bounce)).contains(new Decision(Outcome.IGNORED, "bounce", 42, null));
        channel = TestChannels.inProject(channel, 99);
        assertThat(decision(bounce)).contains(new Decision(Outcome.IGNORED, "bounce", 0, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support@jira.test", "Billing@JIRA.test", "support+SUP-1@jira.test"})
    void channelsDoNotWriteToEachOther(String sender) {
        assertThat(decision("From: " + sender + "\n").map(Decision::rule)).contains("own-address");
    }

    @Test
    @DisplayName("M16: the same bytes once more are a duplicate; the same Message-ID with others is not")
    void duplicates() {
        String mail = "From: alice@example.com\nMessage-ID: <a@example.com>\n\nHelp";
        Candidate first = candidate(mail);
        finish(first.entry(), 42);
        assertThat(decision(mail)).contains(new Decision(Outcome.IGNORED, "duplicate", 42, null));
        assertThat(decision(mail + "!")).isEmpty();
        channel = TestChannels.numbered(channel, 6);
        assertThat(decision(mail)).as("another channel").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "example.com           |                        | a@example.com          |",
        "example.com           |                        | a@mail.example.com     |",
        "example.com           |                        | a@notexample.com       | sender-refused.other-domain",
        "example.com           |                        | a@example.com.evil.org | sender-refused.other-domain",
        "example.com           |                        | nobody                 | sender-refused.other-domain",
        "                      | spam.org               | a@spam.org             | sender-refused.domain",
        "                      | spam.org               | a@x.spam.org           | sender-refused.domain",
        "                      | spam.org               | a@example.com          |",
        "                      | spam.org               | nobody                 |",
        "example.com           | mail.example.com       | a@mail.example.com     | sender-refused.domain",
        "xn--bcher-kva.example |                        | a@bücher.example       |"})
    void domainsOfTheChannel(String allowed, String refused, String sender, String rule) {
        channel = TestChannels.from(channel, new SenderPolicy(SenderPolicy.Unknown.REFUSE, "", allowed == null ? List.of() : List.of(allowed),
                refused == null ? List.of() : List.of(refused), 100));
        Optional<Decision> decision = decision("From: " + sender + "\n");
        assertThat(decision.map(Decision::rule)).isEqualTo(Optional.ofNullable(rule));
        assertThat(decision.map(Decision::outcome).orElse(Outcome.REFUSED)).isEqualTo(Outcome.REFUSED);
    }

    @Test
    @DisplayName("M24: more of one sender than the channel takes within an hour waits for a person, and is not lost")
    void tooManyOfOneSender() {
        channel = TestChannels.from(channel, new SenderPolicy(SenderPolicy.Unknown.REFUSE, "", List.of(), List.of(), 3));
        for (int i = 0; i < 3; i++) {
            assertThat(decision("From: robot@example.com\n\n" + i)).isEmpty();
            taken("robot@example.com", i + "@example.com", 100 + i);
        }
        Decision decision = decision("From: Robot <ROBOT@example.com>\n\nonce more").orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(decision.rule()).isEqualTo("too-many");
        assertThat(decision.problem().reason()).isEqualTo("too-many");
        assertThat(decision.problem().cause().arguments()).containsExactly("robot@example.com", "3");
        assertThat(decision("From: alice@example.com\n")).isEmpty();
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(decision("From: robot@example.com\n\nlater")).isEmpty();
    }

    @Test
    @DisplayName("M24: mails that are being taken together count as well")
    void tooManyAtOnce() {
        channel = TestChannels.from(channel, new SenderPolicy(SenderPolicy.Unknown.REFUSE, "", List.of(), List.of(), 3));
        Candidate alone = candidate("From: robot@example.com\n");
        assertThat(decide(new Candidate(channel, alone.entry(), alone.mail(), 2, alone.together()))).isEmpty();
        assertThat(decide(new Candidate(channel, alone.entry(), alone.mail(), 3, alone.together()))).isPresent();
    }

    @Test
    @DisplayName("M24: too much of one sender holds up nobody who is taken together with them")
    void tooManyOfOneSenderIsNotTooManyOfAnother() {
        channel = TestChannels.from(channel, new SenderPolicy(SenderPolicy.Unknown.REFUSE, "", List.of(), List.of(), 3));
        for (int i = 0; i < 3; i++) {
            taken("robot@example.com", i + "@example.com", 100 + i);
        }
        Candidate robot = candidate("From: robot@example.com\n");
        Candidate alice = candidate("From: alice@example.com\n");
        Together together = Together.of(channel.id(), List.of(robot.entry(), alice.entry()), ledger, clock.instant());
        assertThat(together).isEqualTo(new Together(false, 3));
        assertThat(decide(new Candidate(channel, robot.entry(), robot.mail(), 0, together))).isPresent();
        assertThat(decide(new Candidate(channel, alice.entry(), alice.mail(), 0, together))).isEmpty();
    }

    private Optional<Decision> decision(String mail) {
        return decide(candidate(mail));
    }

    private Optional<Decision> decide(Candidate candidate) {
        return filters.stream().flatMap(filter -> filter.decide(candidate).stream()).findFirst();
    }

    /** Enters the mail in the ledger, as its fetch does. */
    private Candidate candidate(String text) {
        try {
            Path file = Files.writeString(folder.resolve("mail" + ++mails + ".eml"), text.replace("\n", "\r\n"));
            IncomingMail mail = new MimeMailReader(ReadingLimits.USUAL).read(file);
            MailEntry.Head head = new MailEntry.Head(mail.messageId(), mail.from().address(), "", mail.subject(), mail.sentAt());
            Spool.Spooled bytes = new Spool.Spooled(Files.size(file), Sha256.hex(text));
            MailEntry entry = MailEntry.spooled(Sha256.hex("" + mails).substring(0, 32), channel, new MailEntry.Placed(7, "INBOX", 1, "" + mails), bytes,
                    clock.instant());
            MailEntry added = ledger.add(List.of(entry.read(head))).get(0);
            return new Candidate(channel, added, mail, 0, Together.of(channel.id(), List.of(added), ledger, clock.instant()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void taken(String sender, String messageId, long issueId) {
        finish(candidate("From: " + sender + "\nMessage-ID: <" + messageId + ">\n\ntaken").entry(), issueId);
    }

    private void finish(MailEntry entry, long issueId) {
        ledger.update(List.of(entry.done(new MailEntry.Fate(Outcome.CREATED, "new", issueId, "SUP-" + issueId, 0, null, clock.instant()), Duration.ZERO)));
    }
}
