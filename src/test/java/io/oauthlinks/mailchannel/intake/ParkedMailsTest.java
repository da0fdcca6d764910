package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with parked mails. */
class ParkedMailsTest {

    private static final Actor PADMIN = new Actor("padmin", "Project administrator", "10.0.0.1");

    @TempDir
    private Path folder;
    private IntakeFixture it;
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private ParkedMails parkedMails;

    @BeforeEach
    void start() {
        it = new IntakeFixture(folder);
        it.channel = channels.save(TestChannels.channel("one"));
        parkedMails = new ParkedMails(it.ledger, channels.states(), audit, it.clock);
    }

    private MailEntry parked() {
        it.jira.refusal = Problem.named("oauth-links.mail-channel.problem", "type-gone");
        MailEntry parked = it.taken(mail("a@x", "alice@example.com", "Printer"));
        it.jira.refusal = null;
        return parked;
    }

    @Test
    void aRetriedMailIsTakenUpWithTheNextFetch() {
        MailEntry parked = parked();
        it.later(Duration.ofHours(1));
        parkedMails.retry(parked, PADMIN);
        assertThat(channels.states().of(it.channel.id()).nextFetch()).isEqualTo(it.clock.instant());
        it.take();
        assertThat(it.now(parked).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(audit.lines()).containsExactly("PARKED_MAIL_RETRIED");
        assertThat(audit.entries().get(0).actorKey()).isEqualTo("padmin");
    }

    @Test
    void whatMayAlreadyBeIsMadeAtAPersonsWord() {
        MailEntry entry = it.arrive(mail("a@x", "alice@example.com", "Printer"));
        it.requests = Failing.after(it.jira, "create", new Crash());
        assertThatThrownBy(() -> it.take()).isInstanceOf(Crash.class);
        it.requests = it.jira;
        it.later(Duration.ofMinutes(1));
        it.take();
        assertThat(it.now(entry).fate().rule()).isEqualTo("may-already-be");
        parkedMails.retry(it.now(entry), PADMIN);
        it.take();
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.issues()).hasSize(2);
    }

    @Test
    void aRetriedMailThatWasMadeAfterAllIsFoundByItsMark() {
        MailEntry entry = it.arrive(mail("a@x", "alice@example.com", "Printer"));
        it.requests = Failing.always(it.jira, "marked", new IllegalStateException("properties are away"));
        Requests real = Failing.after(it.requests, "mark", new Crash());
        it.requests = real;
        assertThatThrownBy(() -> it.take()).isInstanceOf(Crash.class);
        for (int i = 0; i < 3; i++) {
            it.later(Duration.ofMinutes(5));
            it.take();
        }
        assertThat(it.now(entry).fate().rule()).isEqualTo("failed");
        it.requests = it.jira;
        parkedMails.retry(it.now(entry), PADMIN);
        it.take();
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    void aDiscardedMailIsDone() {
        MailEntry parked = parked();
        parkedMails.discard(parked, PADMIN);
        it.take();
        assertThat(it.now(parked).fate().outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(it.issues()).isEmpty();
        assertThat(audit.lines()).containsExactly("PARKED_MAIL_DISCARDED");
    }

    @Test
    void whatSomebodyElseHasDecidedIsRefused() {
        MailEntry parked = parked();
        parkedMails.discard(parked, PADMIN);
        assertThatThrownBy(() -> parkedMails.retry(parked, PADMIN)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem().reason()).isEqualTo("not-parked"));
        assertThatThrownBy(() -> parkedMails.discard(it.now(parked), PADMIN)).isInstanceOf(Refusal.class);
        assertThat(audit.lines()).hasSize(1);
    }
}
