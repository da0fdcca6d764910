package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Stage;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attachments and participants. */
class ExtrasTest {

    private static final String ALICE = "alice@example.com";

    @TempDir
    private Path folder;
    private IntakeFixture it;

    @BeforeEach
    void start() {
        it = new IntakeFixture(folder);
    }

    @Test
    @DisplayName("M35: an attachment over Jira's limit is left out with a note, and the issue is made")
    void aLargeAttachmentIsLeftOut() {
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("big.iso:1001 fits.txt:1000"));
        assertThat(entry.fate().problem()).isNull();
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("fits.txt");
        assertThat(it.issues().get(0).request.description()).isEqualTo("Text of a@x\n\nattachment-too-large[big.iso, 1001, 1000]");
    }

    @Test
    void anAttachmentThatCannotBeReadIsNamed() {
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("bad.txt:10 good.txt:10"));
        assertThat(entry.fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(entry.fate().problem().reason()).isEqualTo("attachment-unreadable");
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("good.txt");
    }

    @Test
    void whatFailsAfterTheIssueIsThereIsTriedAgainAndNeverMakesAnother() {
        it.requests = Failing.always(it.jira, "attach", new IllegalStateException("disk"));
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10"));
        assertThat(entry.stage()).isEqualTo(Stage.MADE);
        it.later(Duration.ofMinutes(1));
        it.take();
        it.later(Duration.ofMinutes(5));
        it.take();
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.now(entry).fate().problem().reason()).isEqualTo("attachments-missing");
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    @DisplayName("M35: one attachment at which Jira fails keeps neither the others nor the participants; it is tried again, and named when it stays missing")
    void anAttachmentThatFailsKeepsNoOther() throws IOException {
        it.jira.poisonFile = "b.txt";
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10 b.txt:20 c.txt:30").cc("agent@example.com"));
        assertThat(entry.stage()).isEqualTo(Stage.MADE);
        assertThat(it.issues().get(0).attachments).containsOnlyKeys("a.txt", "c.txt");
        assertThat(it.issues().get(0).participants).containsExactly("agent");
        assertThat(it.failures).as("a channel names no file").containsOnly("jira-failed");
        MailEntry healed = it.arrive(mail("b@x", ALICE, "Scanner").with("b.txt:20 c.txt:30"));
        it.take();
        it.later(Duration.ofMinutes(5));
        it.taken(mail("c@x", ALICE, "Fine"));
        it.later(Duration.ofMinutes(5));
        it.jira.poisonFile = "";
        it.requests = Failing.always(it.jira, "attach", new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed").inWordsOf("Disk full")));
        it.taken(mail("d@x", ALICE, "Fine, too"));
        assertThat(it.now(entry).fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(it.now(entry).fate().problem().reason()).isEqualTo("attachments-missing");
        assertThat(it.now(entry).fate().problem().providerWords()).isEqualTo("Disk full");
        assertThat(it.now(entry).fate().problem().cause().arguments()).containsExactly("a.txt, b.txt, c.txt");
        assertThat(it.spool.file(5, entry.key())).exists();
        assertThat(it.now(healed).fate().problem().reason()).isEqualTo("attachments-missing");
        assertThat(it.issues()).hasSize(4);
    }

    @Test
    @DisplayName("M35: what is added by a later try is added once, and nothing is missing")
    void anAttachmentThatFailedOnceIsAddedOnce() {
        it.jira.poisonFile = "b.txt";
        MailEntry entry = it.taken(mail("a@x", ALICE, "Printer").with("a.txt:10 b.txt:20 c.txt:30"));
        it.jira.poisonFile = "";
        it.later(Duration.ofMinutes(1));
        it.take();
        assertThat(it.now(entry).fate().problem()).isNull();
        assertThat(it.jira.attached).containsExactlyInAnyOrder("a.txt", "b.txt", "c.txt");
        assertThat(it.issues()).hasSize(1);
    }

    @Test
    @DisplayName("M26: addresses of channels never become participants")
    void channelsAreNoParticipants() {
        it.jira.user("support", true);
        it.jira.user("bob", true);
        it.taken(mail("a@x", ALICE, "Printer").to("support@example.com support+SUP-1@example.com bob@example.com other@example.com")
                .cc("agent@example.com alice@example.com gone@example.com stranger@example.org"));
        assertThat(it.issues().get(0).participants).containsExactlyInAnyOrder("bob", "agent");
    }

    @Test
    @DisplayName("M27: a guessed issue key lets nobody else read the request")
    void aGuessedKeyAddsNobody() {
        it.jira.user("bob", true);
        it.taken(mail("a@x", ALICE, "Printer"));
        String key = it.issues().get(0).key;
        it.taken(mail("b@x", ALICE, "Re: " + key).cc("bob@example.com"));
        assertThat(it.issues().get(0).participants).isEmpty();
        it.taken(mail("c@x", ALICE, "Re: Printer").answering("a@x").cc("bob@example.com"));
        assertThat(it.issues().get(0).participants).containsExactly("bob");
    }
}
