package io.oauthlinks.jira.issue;

import static io.oauthlinks.jira.issue.InMemoryJira.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.intake.Requests.Made;
import io.oauthlinks.mailchannel.intake.Requests.NewComment;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is found of a mail when a node died between Jira's commit and the mark. */
class LookAlikesTest {

    private static final String MARK = "0123456789abcdef0123456789abcdef";
    private static final Target TASK = new Target(0, "10001", "", List.of(), List.of(), List.of());
    private static final NewRequest REQUEST = new NewRequest(SHOP, TASK, "JIRAUSER1", "It broke ", "text", MARK);

    private final InMemoryJira jira = new InMemoryJira();
    private final IssueRequests requests = new JiraDoors(jira).requests();
    private final Instant planned = jira.now;

    @Test
    @DisplayName("M16: an issue without mark is found by reporter, summary and time")
    void theUnmarkedIssueIsFound() {
        Made made = requests.create(REQUEST);
        assertThat(requests.lookAlikes(REQUEST, planned)).containsExactly(made);

        requests.mark(made, "f".repeat(32));
        assertThat(requests.lookAlikes(REQUEST, planned)).as("of another mail").isEmpty();
    }

    @Test
    void whatIsNotLikeItIsNotFound() {
        jira.now = planned.minusSeconds(60);
        jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of("summary", new String[] {"It broke"}), false);
        jira.now = planned.plusSeconds(1);
        jira.issue(SHOP, jira.users.get("JIRAUSER2"), Map.of("summary", new String[] {"It broke"}), false);
        jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of("summary", new String[] {"It works"}), false);
        jira.issue(InMemoryJira.OLD, jira.users.get("JIRAUSER1"), Map.of("summary", new String[] {"It broke"}), false);

        assertThat(requests.lookAlikes(REQUEST, planned)).as("older, by Bob, with another summary, of another project").isEmpty();
    }

    @Test
    void clocksOfNodesMayDifferALittle() {
        jira.now = planned.minusSeconds(3);
        Made made = requests.create(REQUEST);

        assertThat(requests.lookAlikes(REQUEST, planned)).containsExactly(made);
    }

    @Test
    void manyIssuesSinceThenHideNothing() {
        Made made = requests.create(REQUEST);
        jira.now = planned.plusSeconds(60);
        for (int i = 0; i < 200; i++) {
            jira.issue(SHOP, jira.users.get("JIRAUSER2"), Map.of("summary", new String[] {"Other"}), false);
        }
        jira.now = planned.minusSeconds(1_000);
        for (int i = 0; i < 30; i++) {
            // moved here: old issues with new numbers
            jira.issue(SHOP, jira.users.get("JIRAUSER2"), Map.of("summary", new String[] {"Old"}), false);
        }
        assertThat(requests.lookAlikes(REQUEST, planned)).containsExactly(made);
    }

    @Test
    void whatWasSeenBeforeIsReadOnceAndWhatIsNewIsFound() {
        for (int i = 0; i < 100; i++) {
            jira.issue(SHOP, jira.users.get("JIRAUSER2"), Map.of("summary", new String[] {"Other"}), false);
        }
        assertThat(requests.lookAlikes(REQUEST, planned)).isEmpty();
        int before = jira.looks;

        assertThat(requests.lookAlikes(REQUEST, planned)).isEmpty();
        assertThat(jira.looks - before).as("reads").isZero();

        Made made = requests.create(REQUEST);
        assertThat(requests.lookAlikes(REQUEST, planned)).containsExactly(made);
        requests.mark(made, MARK);
        assertThat(requests.lookAlikes(REQUEST, planned)).as("marked since it was seen").isEmpty();
    }

    @Test
    void anIssueThatWasSeenAndIsGoneIsNoLookAlike() {
        Made made = requests.create(REQUEST);
        assertThat(requests.lookAlikes(REQUEST, planned)).hasSize(1);
        jira.issue(SHOP, jira.users.get("JIRAUSER2"), Map.of("summary", new String[] {"Other"}), false);
        jira.issues.remove(made.issueId());

        assertThat(requests.lookAlikes(REQUEST, planned)).isEmpty();
    }

    @Test
    void theSearchEndsAtOlderIssues() {
        jira.now = planned.minusSeconds(1_000);
        for (int i = 0; i < 60; i++) {
            jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of("summary", new String[] {"It broke"}), false);
        }
        assertThat(requests.lookAlikes(REQUEST, planned)).isEmpty();
    }

    @Test
    void nothingIsFoundWhereNothingIs() {
        assertThat(requests.lookAlikes(new NewRequest(4711, REQUEST.target(), "JIRAUSER9", "a", "b", MARK), planned)).isEmpty();
        assertThat(requests.lookAlikes(new NewComment(4711, "JIRAUSER1", "a", MARK), planned)).isEmpty();
        assertThat(requests.lookAlikes(new NewComment(4711, "JIRAUSER9", "a", MARK), planned)).isEmpty();
    }

    @Test
    void aCommentIsFoundByAuthorTextAndTime() {
        var issue = jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of(), false);
        NewComment comment = new NewComment(issue.getId(), "JIRAUSER1", "Any {news}?\n", MARK);
        jira.comment(issue, jira.users.get("JIRAUSER2"), "Any \\{news}?");
        jira.comment(issue, null, "Any \\{news}?");
        jira.comment(issue, jira.users.get("JIRAUSER1"), "Any?");
        assertThat(requests.lookAlikes(comment, planned)).isEmpty();

        var unmarked = jira.comment(issue, jira.users.get("JIRAUSER1"), "Any \\{news}?\r\n");
        requests.comment(new NewComment(issue.getId(), "JIRAUSER1", "Any {news}?", "f".repeat(32)));

        assertThat(requests.lookAlikes(comment, planned)).extracting(Made::commentId).containsExactly(unmarked.getId());
        assertThat(requests.lookAlikes(comment, planned.plusSeconds(60))).isEmpty();
    }
}
