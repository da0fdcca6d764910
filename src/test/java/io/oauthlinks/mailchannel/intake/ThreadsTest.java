package io.oauthlinks.mailchannel.intake;

import static io.oauthlinks.mailchannel.intake.TestMail.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a mail belongs. */
class ThreadsTest {

    private static final String ALICE = "alice@example.com";

    @TempDir
    private Path folder;
    private IntakeFixture it;
    private InMemoryJira.Issue issue;

    @BeforeEach
    void start() {
        it = new IntakeFixture(folder);
        issue = it.jira.issue(InMemoryJira.SUP, "alice");
    }

    private void isCommented(MailEntry entry, String rule) {
        assertThat(entry.fate().outcome()).isEqualTo(Outcome.COMMENTED);
        assertThat(entry.fate().rule()).isEqualTo(rule);
        assertThat(entry.fate().issueKey()).isEqualTo(issue.key);
        assertThat(issue.comments.get(issue.comments.size() - 1)).satisfies(comment -> {
            assertThat(comment.id()).isEqualTo(entry.fate().commentId());
            assertThat(comment.mark()).isEqualTo(entry.key());
            assertThat(comment.authorKey()).isEqualTo("alice");
        });
    }

    @Test
    @DisplayName("M27: an answer to a known mail, by In-Reply-To or References")
    void anAnswerToAKnownMail() {
        MailEntry first = it.taken(mail("one@x", ALICE, "Printer"));
        issue = it.jira.issues.get(first.fate().issueId());
        isCommented(it.taken(mail("two@x", ALICE, "Other words").answering("one@x")), "known-message");
        isCommented(it.taken(mail("three@x", ALICE, "Re: Printer").answering("unknown@x two@x")), "known-message");
    }

    @Test
    @DisplayName("M27: an answer to a notification of Jira")
    void anAnswerToANotification() {
        isCommented(it.taken(mail("a@x", ALICE, "Re: x").answering("JIRA." + issue.id + ".1700000000000.12.1700000000500@Atlassian.JIRA")), "jira-notification");
    }

    @Test
    @DisplayName("M27: a plus-address, in whichever case")
    void aPlusAddress() {
        isCommented(it.taken(mail("a@x", ALICE, "x").to("support+" + issue.key.toLowerCase() + "@example.com")), "plus-address");
        isCommented(it.taken(mail("b@x", ALICE, "x").to("bob@example.com").cc("support+" + issue.key + "@example.com")), "plus-address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY", "RE: AW: SV: KEY Printer", "Fwd: [JIRA] (KEY) Printer", "[KEY]: Printer", "UTF-8 and KEY", "Printer (KEY)."})
    @DisplayName("M27, M28: an issue key in the subject, whatever prefixes and however forwarded, without References")
    void aKeyInTheSubject(String subject) {
        isCommented(it.taken(mail("a@x", ALICE, subject.replace("KEY", issue.key))), "issue-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XKEY", "KEY0", "KEY-1", "key", "Fwd: Printer", "AW: Re: SV: Printer", "SUP-999999999", "SUP-99999999999999999999"})
    @DisplayName("M28: what is no key of an issue makes a new request")
    void whatIsNoKey(String subject) {
        String words = subject.replace("KEY", issue.key).replace("key", issue.key.toLowerCase());
        assertThat(it.taken(mail("a@x", ALICE, words)).fate()).matches(fate -> fate.outcome() == Outcome.CREATED && fate.rule().equals("new"));
    }

    @Test
    void issuesOfOtherProjectsAreOutOfReach() {
        InMemoryJira.Issue other = it.jira.issue(InMemoryJira.DEV, "alice");
        MailEntry entry = it.taken(mail("a@x", ALICE, other.key).to("support+" + other.key + "@example.com").answering("JIRA." + other.id + ".1@Atlassian.JIRA"));
        assertThat(entry.fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(entry.fate().rule()).isEqualTo("new");
        assertThat(other.comments).isEmpty();
    }

    @Test
    @DisplayName("M27: a key that a stranger writes gives no access: it becomes a new request, with a note")
    void aForgedKeyObeysPermissions() {
        it.jira.members.add("mallory");
        it.jira.user("mallory", true);
        it.jira.members.remove("mallory");
        it.jira.customersMaySignUp = true;
        it.channel = io.oauthlinks.mailchannel.TestChannels.from(it.channel, SendersTest.policy(io.oauthlinks.mailchannel.SenderPolicy.Unknown.CREATE_CUSTOMER, ""));
        MailEntry entry = it.taken(mail("a@x", "mallory@example.com", "Re: " + issue.key).to("support+" + issue.key + "@example.com")
                .answering("JIRA." + issue.id + ".1@Atlassian.JIRA"));
        assertThat(entry.fate().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(entry.fate().rule()).isEqualTo("not-allowed-there");
        assertThat(issue.comments).isEmpty();
    }

    @Test
    void whatWasDeletedIsNoThread() {
        MailEntry first = it.taken(mail("one@x", ALICE, "Printer"));
        it.jira.issues.remove(first.fate().issueId());
        assertThat(it.taken(mail("two@x", ALICE, "Re: Printer").answering("one@x")).fate().outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void theSurestPlaceComesFirst() {
        MailEntry first = it.taken(mail("one@x", ALICE, "Printer"));
        assertThat(it.taken(mail("two@x", ALICE, issue.key).answering("one@x")).fate().issueId()).isEqualTo(first.fate().issueId());
    }
}
