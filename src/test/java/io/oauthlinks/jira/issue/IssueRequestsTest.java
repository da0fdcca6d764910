package io.oauthlinks.jira.issue;

import static io.oauthlinks.jira.issue.InMemoryJira.DESK;
import static io.oauthlinks.jira.issue.InMemoryJira.OLD;
import static io.oauthlinks.jira.issue.InMemoryJira.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.util.ErrorCollection.Reason;
import com.atlassian.jira.util.SimpleErrorCollection;
import io.oauthlinks.jira.issue.JiraRows.Sheet;
import io.oauthlinks.jira.issue.JiraRows.Ticket;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.mailchannel.intake.Requests.Made;
import io.oauthlinks.mailchannel.intake.Requests.NewComment;
import io.oauthlinks.mailchannel.intake.Requests.NewFile;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import io.oauthlinks.message.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Issues, comments and attachments that mails become, and what of them is found after a crash. */
class IssueRequestsTest {

    private static final String ALICE = "JIRAUSER1";
    private static final String BOB = "JIRAUSER2";
    private static final String CAROL = "JIRAUSER3";
    private static final String MARK = "0123456789abcdef0123456789abcdef";
    private static final Target TASK = new Target(0, "10001", "", List.of(), List.of(), List.of());

    private final InMemoryJira jira = new InMemoryJira();
    private final IssueRequests requests = new JiraDoors(jira).requests();

    @AfterEach
    void nothingStaysAtTheThread() {
        assertThat(jira.open).isZero();
        assertThat(jira.loggedIn).isNull();
    }

    @Test
    void aRequestTakesItsFieldsFromTheChannel() {
        Target target = new Target(0, "10001", "3", List.of("mail", "shop"), List.of(70L),
                List.of(new Target.FieldValue("customfield_10010", "none")));
        Made made = requests.create(request(target, "It broke", "Where is {my} order?"));

        Ticket issue = jira.issues.get(made.issueId());
        assertThat(made).isEqualTo(new Made(issue.getId(), "SHOP-1", 0));
        assertThat(issue.getReporter().getKey()).isEqualTo(ALICE);
        assertThat(List.of("issuetype", "priority", "labels", "components", "customfield_10010", "summary", "description")).extracting(issue::field)
                .containsExactly("10001", "3", "mail,shop", "70", "none", "It broke", "Where is \\{my} order?");
    }

    @Test
    void defaultsAreJirasOwn() {
        Ticket issue = jira.issues.get(requests.create(request(TASK, "a", "b")).issueId());

        assertThat(issue.fields()).doesNotContainKeys("priority", "labels", "components");
    }

    @Test
    @DisplayName("M42: a mail without subject and text is an issue nevertheless, and a subject of 100 kB is cut")
    void subjectsOfAnyLength() {
        assertThat(jira.issues.get(requests.create(request(TASK, " \r\n\t", "")).issueId()).getSummary()).isEqualTo("(no-subject)");
        assertThat(jira.issues.get(requests.create(request(TASK, "x".repeat(100_000), "")).issueId()).getSummary()).hasSize(255).endsWith("…");
        assertThat(jira.comments.get(requests.comment(comment(1, " \n")).commentId()).getBody()).isEqualTo("(no-text)");
    }

    @Test
    void aRequiredFieldIsNamedInJirasWords() {
        jira.required.putAll(Map.of("customfield_10010", "Cost centre", "environment", "Environment"));

        Problem problem = refused(() -> requests.create(request(TASK, "a", "b")));
        assertThat(problem.reason()).isEqualTo("field-required");
        assertThat(problem.providerWords()).isEqualTo("Cost centre is required. Environment is required.");
        assertThat(problem.cause().arguments()).containsExactly(problem.providerWords());
        assertThat(jira.issues).isEmpty();
    }

    @Test
    void whatJiraWillNotDoIsRefusedByName() {
        jira.project(DESK, "SUP", "service_desk", false);
        jira.grant(ProjectPermissions.CREATE_ISSUES, CAROL, SHOP);

        assertThat(reason(new NewRequest(4711, TASK, ALICE, "a", "b", MARK))).isEqualTo("project-gone");
        assertThat(reason(new NewRequest(OLD, TASK, ALICE, "a", "b", MARK))).isEqualTo("project-archived");
        assertThat(reason(request(new Target(0, "10099", "", List.of(), List.of(), List.of()), "a", "b"))).isEqualTo("type-gone");
        assertThat(reason(request(new Target(0, "10002", "", List.of(), List.of(), List.of()), "a", "b"))).isEqualTo("type-gone");
        assertThat(reason(new NewRequest(SHOP, TASK, BOB, "a", "b", MARK))).isEqualTo("not-allowed");
        assertThat(reason(new NewRequest(SHOP, TASK, CAROL, "a", "b", MARK))).isEqualTo("reporter-gone");
        assertThat(reason(new NewRequest(SHOP, TASK, "JIRAUSER9", "a", "b", MARK))).isEqualTo("reporter-gone");
        assertThat(jira.issues).isEmpty();
    }

    @Test
    void whatJiraSaysOfAFormDecidesWhetherItIsTriedAgain() {
        long id = issue().getId();
        jira.refusal.addErrorMessage("Jira is in read-only mode.", Reason.SERVER_ERROR);
        Problem problem = notReady(() -> requests.create(request(TASK, "a", "b")));
        assertThat(problem.reason()).isEqualTo("jira-read-only");
        assertThat(problem.providerWords()).isEqualTo("Jira is in read-only mode.");
        assertThat(notReady(() -> requests.comment(comment(id, "a")))).isEqualTo(problem);
    }

    @Test
    void onlyWhatJiraCallsReadOnlyIsCalledSo() {
        long id = issue().getId();
        jira.refusal.addErrorMessage("Index locked", Reason.SERVER_ERROR);
        JiraFailed failed = catchThrowableOfType(JiraFailed.class, () -> requests.create(request(TASK, "a", "b")));
        assertThat(failed.problem().reason()).isEqualTo("jira-failed");
        assertThat(failed.problem().providerWords()).isEqualTo("Index locked");
        assertThat(catchThrowableOfType(JiraFailed.class, () -> requests.comment(comment(id, "a"))).problem()).isEqualTo(failed.problem());
    }

    @Test
    void aFailureOfJiraIsNotQuoted() {
        jira.failure = new IllegalStateException("insert into jiraissue values ('secret text of a mail')");

        JiraFailed failed = catchThrowableOfType(JiraFailed.class, () -> requests.create(request(TASK, "a", "secret text of a mail")));
        assertThat(failed.problem().reason()).isEqualTo("jira-failed");
        assertThat(failed).hasStackTraceContaining("jira-failed").hasNoCause();
        assertThat(failed.problem().providerWords()).isEmpty();
    }

    @Test
    void aRuleOfTheWorkflowIsQuotedAndCountsAsATry() {
        jira.workflow.addError("duedate", "Due date must lie in the future.");

        JiraFailed failed = catchThrowableOfType(JiraFailed.class, () -> requests.create(request(TASK, "a", "b")));
        assertThat(failed.problem().reason()).isEqualTo("jira-failed");
        assertThat(failed.problem().providerWords()).isEqualTo("Due date must lie in the future.");
        assertThat(jira.issues).isEmpty();

        jira.workflow.addErrorMessage("Field Team is read-only.", Reason.SERVER_ERROR);
        assertThat(catchThrowableOfType(JiraFailed.class, () -> requests.create(request(TASK, "a", "b"))).problem().reason()).isEqualTo("jira-failed");

        jira.workflow = new SimpleErrorCollection();
        jira.workflow.addErrorMessage("Jira ist schreibgesch\u00fctzt.", Reason.SERVER_ERROR);
        assertThat(notReady(() -> requests.create(request(TASK, "a", "b"))).reason()).isEqualTo("jira-read-only");
    }

    @Test
    void aPermissionThatTheFormAsksForIsRefusedInJirasWords() {
        jira.refusal.addErrorMessage("Only members may do this.", Reason.FORBIDDEN);

        Problem problem = refused(() -> requests.create(request(TASK, "a", "b")));
        assertThat(problem.reason()).isEqualTo("not-allowed");
        assertThat(problem.providerWords()).isEqualTo("Only members may do this.");
    }

    @Test
    void aMarkIsFoundAtItsIssue() {
        assertThat(requests.marked(MARK, 0)).isEmpty();
        Made made = requests.create(request(TASK, "a", "b"));
        assertThat(requests.marked(MARK, 0)).isEmpty();

        requests.mark(made, MARK);
        requests.mark(made, MARK);

        assertThat(requests.marked(MARK, 0)).contains(made);
        assertThat(requests.marked("f".repeat(32), 0)).isEmpty();
        assertThat(jira.properties).hasSize(1);
        jira.issues.clear();
        assertThat(requests.marked(MARK, 0)).as("deleted since then").isEmpty();
    }

    @Test
    void aCommentIsMarkedInTheSameCall() {
        Made made = requests.comment(comment(issue().getId(), "Thank you [~admin]"));

        assertThat(made).isEqualTo(new Made(issue().getId(), "SHOP-1", made.commentId()));
        assertThat(jira.comments.get(made.commentId()).getBody()).isEqualTo("Thank you \\[~admin]");
        assertThat(requests.marked(MARK, issue().getId())).contains(made);
        assertThat(requests.marked(MARK, 0)).isEmpty();
    }

    @Test
    void aCommentThatAnotherServiceMadeIsMarkedByItsNumber() {
        Made made = new Made(issue().getId(), "SHOP-1", jira.comment(issue(), jira.users.get(ALICE), "by hand").getId());
        requests.mark(made, MARK);

        assertThat(requests.marked(MARK, issue().getId())).contains(made);
    }

    @Test
    @DisplayName("M27: an issue key in the subject gives nobody more than Jira's permissions do")
    void commentsAskForPermission() {
        long id = issue().getId();
        assertThat(refused(() -> requests.comment(new NewComment(id, BOB, "a", MARK))).reason()).as("cannot see it").isEqualTo("not-allowed");
        jira.grant(ProjectPermissions.BROWSE_PROJECTS, BOB, SHOP);
        assertThat(refused(() -> requests.comment(new NewComment(id, BOB, "a", MARK))).reason()).as("cannot comment").isEqualTo("not-allowed");
        jira.revoke(ProjectPermissions.BROWSE_PROJECTS, BOB, SHOP);
        jira.grant(ProjectPermissions.ADD_COMMENTS, BOB, SHOP);
        assertThat(refused(() -> requests.comment(new NewComment(id, BOB, "a", MARK))).reason()).as("can only comment").isEqualTo("not-allowed");

        assertThat(refused(() -> requests.comment(new NewComment(id, CAROL, "a", MARK))).reason()).isEqualTo("reporter-gone");
        assertThat(refused(() -> requests.comment(new NewComment(4711, ALICE, "a", MARK))).reason()).isEqualTo("issue-gone");
        long archived = jira.issue(SHOP, jira.users.get(ALICE), Map.of(), true).getId();
        assertThat(refused(() -> requests.comment(new NewComment(archived, ALICE, "a", MARK))).reason()).isEqualTo("issue-archived");
        long inArchivedProject = jira.issue(OLD, jira.users.get(ALICE), Map.of(), false).getId();
        assertThat(refused(() -> requests.comment(new NewComment(inArchivedProject, ALICE, "a", MARK))).reason()).isEqualTo("project-archived");
        assertThat(jira.comments).isEmpty();
    }

    @Test
    void aFileIsAddedOnce() throws IOException {
        long id = issue().getId();
        requests.attach(id, ALICE, file("a.txt", "one"));
        requests.attach(id, ALICE, file("a.txt", "two"));
        requests.attach(id, ALICE, file("a.txt", "longer"));
        requests.attach(id, ALICE, file("b.txt", "one"));

        assertThat(issue().getAttachments()).extracting(attachment -> attachment.getFilename() + "=" + text((Sheet) attachment))
                .as("same name, size and author is the same file").containsExactly("a.txt=one", "a.txt=longer", "b.txt=one");
    }

    @Test
    void aFileThatCannotBeAddedLeavesNothing() {
        long id = issue().getId();
        jira.failure = new IllegalStateException("no space left");
        assertThatExceptionOfType(JiraFailed.class).isThrownBy(() -> requests.attach(id, ALICE, file("a.txt", "one")));
        assertThatExceptionOfType(IOException.class).as("shorter than it said").isThrownBy(() -> requests.attach(id, ALICE,
                new NewFile("a.txt", "text/plain", 9, () -> new ByteArrayInputStream(new byte[3]))));
        jira.revoke(ProjectPermissions.CREATE_ATTACHMENTS, ALICE, SHOP);
        assertThat(refused(() -> requests.attach(id, ALICE, file("a.txt", "one"))).reason()).isEqualTo("not-allowed");
        assertThat(issue().getAttachments()).isEmpty();
    }

    @Test
    void aCustomersFileNeedsNoPermissionOfJira() throws IOException {
        long id = issue().getId();
        requests.attachWithoutPermission(id, BOB, file("a.txt", "one"));
        requests.attachWithoutPermission(id, BOB, file("a.txt", "one"));

        assertThat(issue().getAttachments()).hasSize(1);
        assertThat(refused(() -> requests.attachWithoutPermission(4711, BOB, file("a.txt", "one"))).reason()).isEqualTo("issue-gone");
    }

    @Test
    void participantsWatchWhatTheyMaySee() {
        requests.addParticipants(issue().getId(), ALICE, List.of(ALICE, BOB, CAROL, "JIRAUSER9"));

        assertThat(jira.watching).as("Bob may not see it, Carol is inactive").containsExactly(ALICE + " SHOP-1");
    }

    @Test
    void theAttachmentLimitIsJiras() {
        assertThat(requests.attachmentLimit()).isEqualTo(10 * 1024 * 1024);
        jira.settings.put("webwork.multipart.maxSize", "2048");
        assertThat(requests.attachmentLimit()).isEqualTo(2048);
        jira.settings.put("webwork.multipart.maxSize", "much");
        assertThat(requests.attachmentLimit()).isEqualTo(10 * 1024 * 1024);
    }

    private Ticket issue() {
        return jira.issues.isEmpty() ? jira.issue(SHOP, jira.users.get(ALICE), Map.of("summary", new String[] {"first"}), false)
                : jira.issues.values().iterator().next();
    }

    private static NewRequest request(Target target, String subject, String text) {
        return new NewRequest(SHOP, target, ALICE, subject, text, MARK);
    }

    private NewComment comment(long issueId, String text) {
        return new NewComment(issueId == 1 ? issue().getId() : issueId, ALICE, text, MARK);
    }

    private static NewFile file(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new NewFile(name, "text/plain", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static String text(Sheet sheet) {
        return new String(sheet.bytes(), StandardCharsets.UTF_8);
    }

    private String reason(NewRequest request) {
        return refused(() -> requests.create(request)).reason();
    }

    private static Problem refused(ThrowingCallable call) {
        return catchThrowableOfType(RequestRefused.class, call).problem();
    }

    private static Problem notReady(ThrowingCallable call) {
        return catchThrowableOfType(JiraNotReady.class, call).problem();
    }
}
