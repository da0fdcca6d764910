package io.oauthlinks.jira.servicedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.label.LabelManager;
import com.atlassian.servicedesk.api.BadRequestException;
import com.atlassian.servicedesk.api.ForbiddenException;
import com.atlassian.servicedesk.api.ServerException;
import com.atlassian.servicedesk.api.field.FieldId;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.Target.FieldValue;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.mailchannel.intake.Requests.Made;
import io.oauthlinks.mailchannel.intake.Requests.NewComment;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRequestsTest {

    private static final Target GET_HELP = new Target(3, "", "", List.of(), List.of(), List.of());

    private final FakeJira jira = new FakeJira();
    private final FakeServiceDesk desk = new FakeServiceDesk(jira);
    private final List<String> signedIn = new ArrayList<>();
    private final OrdinaryRequests issues = new OrdinaryRequests(desk.calls);
    private boolean detailsFail;
    private final ServiceRequests requests = new ServiceRequests(new ServiceDesks(desk, threads()), jira.lookups(), details(), texts(),
            (issueId, authorKey, file) -> desk.calls.add("file of " + authorKey + " on " + issueId), issues);

    private JiraThreads threads() {
        return new JiraThreads() {
            @Override
            public <T> T as(ApplicationUser user, Supplier<T> call) {
                signedIn.add(user == null ? "nobody" : user.getKey());
                return call.get();
            }
        };
    }

    private static RequestTexts texts() {
        return new RequestTexts() {
            @Override
            public String summary(String text) {
                return text.replace('\n', ' ');
            }

            @Override
            public String description(String text) {
                return text.replace("{", "\\{");
            }

            @Override
            public String comment(String text) {
                return "> " + text;
            }
        };
    }

    private RequestDetails details() {
        return new RequestDetails(Proxied.proxy(IssueManager.class, (self, method, arguments) -> jira.issues.get(arguments[0])),
                id -> Optional.empty(),
                Proxied.proxy(LabelManager.class, (self, method, arguments) -> {
                    if (detailsFail) {
                        throw new IllegalStateException("index is away");
                    }
                    return desk.calls.add("label " + arguments[2]) ? null : null;
                }));
    }

    private static NewRequest request(Target target) {
        return new NewRequest(FakeJira.SERVICE, target, "alice", "Printer\nbroken", "It {code}burns", "0123");
    }

    private String reasonOf(Supplier<?> call) {
        try {
            call.get();
            return "";
        } catch (RequestRefused no) {
            return "refused " + no.problem().reason();
        } catch (JiraNotReady later) {
            return "not ready " + later.problem().reason();
        } catch (JiraFailed failure) {
            return "failed " + failure.problem().reason();
        }
    }

    @Test
    void aRequestIsRaisedByTheCustomerWithRequestTypeAndFields() {
        Target target = new Target(3, "", "", List.of(), List.of(), List.of(new FieldValue("customfield_10200", "A-17")));

        Made made = requests.create(request(target));

        assertThat(made).isEqualTo(new Made(100, "P1-100", 0));
        assertThat(desk.calls).containsExactly("raise as alice");
        assertThat(signedIn).containsExactly("alice");
        assertThat(desk.raised.requestType().getId()).isEqualTo(3);
        assertThat(desk.raised.fieldValues()).extractingFromEntries(entry -> entry.getKey() + "=" + entry.getValue().value())
                .containsExactlyInAnyOrder("summary=Printer broken", "description=It \\{code}burns", "customfield_10200=A-17");
        assertThat(desk.raised.fieldValues()).containsKey(FieldId.withId("summary"));
    }

    @Test
    void whatTheFormDoesNotTakeIsSetAfterTheMark() {
        requests.create(request(new Target(3, "", "", List.of("mail", "vip"), List.of(), List.of())));

        assertThat(desk.calls).containsExactly("raise as alice", "mark 100 0 0123", "label mail", "label vip");
    }

    @Test
    void aRequestWhoseLabelsCannotBeSetIsARequest() {
        detailsFail = true;

        assertThat(requests.create(request(new Target(3, "", "", List.of("mail"), List.of(), List.of()))).issueId()).isEqualTo(100);
    }

    @Test
    void withoutARequestTypeItIsAnIssueAsInAnyProject() {
        assertThat(requests.create(request(new Target(0, "10", "", List.of(), List.of(), List.of()))).issueKey()).isEqualTo("ordinary");
        assertThat(desk.calls).containsExactly("create");
    }

    @Test
    void aFieldThatIsMissingIsNamedInJirasWords() {
        desk.failing.put("createCustomerRequest", new BadRequestException(FakeServiceDesk.words("Order number is required")));

        assertThatThrownBy(() -> requests.create(request(GET_HELP))).isInstanceOfSatisfying(RequestRefused.class, no -> {
            assertThat(no.problem().reason()).isEqualTo("field-required");
            assertThat(no.problem().providerWords()).isEqualTo("Order number is required");
        });
    }

    @Test
    void somebodyWhoMayNotIsRefusedInJirasWords() {
        desk.failing.put("createCustomerRequest", new ForbiddenException(FakeServiceDesk.words("Not for you")));

        assertThatThrownBy(() -> requests.create(request(GET_HELP))).isInstanceOfSatisfying(RequestRefused.class, no -> {
            assertThat(no.problem().reason()).isEqualTo("not-allowed");
            assertThat(no.problem().providerWords()).isEqualTo("Not for you");
        });
    }

    @Test
    void aRequestTypeThatIsGoneIsNamed() {
        assertThat(reasonOf(() -> requests.create(request(new Target(4, "", "", List.of(), List.of(), List.of()))))).isEqualTo("refused request-type-gone");
        assertThat(desk.calls).isEmpty();
    }

    @Test
    void somebodyWhoIsNoCustomerIsRefused() {
        desk.customers.clear();

        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("refused not-allowed");
    }

    @ParameterizedTest
    @CsvSource({"createCustomerRequest", "getRequestTypes", "getServiceDeskForProject"})
    void aFailureMayPass(String method) {
        desk.failing.put(method, new ServerException(FakeServiceDesk.words("no database")));
        assertThatThrownBy(() -> requests.create(request(GET_HELP))).isInstanceOfSatisfying(JiraFailed.class, later -> {
            assertThat(later.problem().reason()).isEqualTo("jira-failed");
            assertThat(later.problem().providerWords()).isEqualTo("no database");
        });

        desk.failing.put(method, new ServerException(FakeServiceDesk.words("Jira is in read-only mode.")));
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("not ready jira-read-only");

        desk.failing.put(method, new IllegalStateException("index"));
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("failed jira-failed");

        desk.failing.clear();
        desk.broken.put(method, new NoSuchMethodError("another signature"));
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("not ready jira-failed");
    }

    @Test
    void mailWaitsWhileServiceManagementIsAwayAndGoesOnWhenItIsBack() {
        desk.installed = false;
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("not ready service-desk-away");

        desk.installed = true;
        desk.enabled = false;
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("not ready service-desk-away");
        jira.issue(40, FakeJira.SERVICE, "alice");
        assertThat(reasonOf(() -> requests.comment(new NewComment(40, "alice", "text", "0123")))).isEqualTo("not ready service-desk-away");

        desk.enabled = true;
        assertThat(requests.create(request(GET_HELP)).issueId()).isEqualTo(100);
    }

    @Test
    void aProjectWhoseServiceDeskIsDisabledComesBack() {
        NewRequest elsewhere = new NewRequest(FakeJira.SOFTWARE, GET_HELP, "alice", "s", "d", "0123");

        assertThat(reasonOf(() -> requests.create(elsewhere))).isEqualTo("not ready service-desk-away");
    }

    @Test
    void whatIsGoneOrClosedIsFoundBeforeTheApiIsAsked() {
        jira.user("alice", false);
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("refused reporter-gone");
        jira.users.clear();
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("refused reporter-gone");
        jira.project(FakeJira.SERVICE, true);
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("refused project-archived");
        jira.projects.clear();
        assertThat(reasonOf(() -> requests.create(request(GET_HELP)))).isEqualTo("refused project-gone");
        assertThat(reasonOf(() -> requests.comment(new NewComment(41, "alice", "text", "0123")))).isEqualTo("refused issue-gone");
        assertThat(desk.calls).isEmpty();
    }

    @Test
    void aCommentIsPublicByTheCustomerAndMarkedAtOnce() {
        jira.issue(40, FakeJira.SERVICE, "alice");

        Made made = requests.comment(new NewComment(40, "alice", "{noformat}", "0123"));

        assertThat(made).isEqualTo(new Made(40, "P1-40", 500));
        assertThat(desk.calls).containsExactly("public comment of alice on P1-40: > {noformat}", "mark 40 500 0123");
        assertThat(signedIn).containsExactly("alice");
    }

    @Test
    void aCommentThatJiraRefusesLeavesNoMark() {
        jira.issue(40, FakeJira.SERVICE, "alice");
        desk.failing.put("createServiceDeskComment", new ForbiddenException(FakeServiceDesk.words("closed")));

        assertThat(reasonOf(() -> requests.comment(new NewComment(40, "alice", "text", "0123")))).isEqualTo("refused not-allowed");
        assertThat(desk.calls).isEmpty();
    }

    @Test
    void whoIsGoneOrMayNotTakePartIsLeftOut() {
        jira.issue(40, FakeJira.SERVICE, "alice");
        desk.seen.add("alice");
        jira.user("bob", true);
        jira.user("carol", false);
        jira.user("dave", true);
        desk.customers.addAll(List.of("carol", "dave"));

        requests.addParticipants(40, "alice", List.of("alice", "nobody", "bob", "carol", "dave"));

        assertThat(desk.calls).containsExactly("alice adds participant dave");
    }

    @Test
    void participantsWaitWhileServiceManagementIsAway() {
        jira.issue(40, FakeJira.SERVICE, "alice");
        jira.user("dave", true);
        desk.enabled = false;

        assertThat(reasonOf(() -> {
            requests.addParticipants(40, "alice", List.of("dave"));
            return null;
        })).isEqualTo("not ready service-desk-away");
    }

    @Test
    void whoHasThePermissionOrSeesTheRequestAddsFiles() throws Exception {
        jira.issue(40, FakeJira.SERVICE, "alice");
        jira.user("bob", true);
        desk.seen.add("alice");

        requests.attach(40, "alice", null);
        desk.enabled = false;
        requests.attach(40, "agent", null);
        assertThatThrownBy(() -> requests.attach(40, "alice", null)).isInstanceOf(JiraNotReady.class);
        desk.enabled = true;

        assertThatThrownBy(() -> requests.attach(40, "bob", null)).isInstanceOfSatisfying(RequestRefused.class,
                no -> assertThat(no.problem().reason()).isEqualTo("not-allowed"));
        assertThatThrownBy(() -> requests.attach(41, "alice", null)).isInstanceOfSatisfying(RequestRefused.class,
                no -> assertThat(no.problem().reason()).isEqualTo("issue-gone"));
        assertThatThrownBy(() -> requests.attach(40, "gone", null)).isInstanceOfSatisfying(RequestRefused.class,
                no -> assertThat(no.problem().reason()).isEqualTo("reporter-gone"));
        assertThat(desk.calls).containsExactly("file of alice on 40", "attach to 40");
    }

    @Test
    void whatJiraSaysIsOneLineThatEndsSomewhere() {
        desk.failing.put("createCustomerRequest", new BadRequestException(FakeServiceDesk.words("a\n  b " + "x".repeat(2_000))));

        assertThatThrownBy(() -> requests.create(request(GET_HELP))).isInstanceOfSatisfying(RequestRefused.class,
                no -> assertThat(no.problem().providerWords()).startsWith("a b xx").hasSize(501));
    }

    @Test
    void marksAndLookAlikesAreThoseOfAnyProject() {
        requests.mark(new Made(1, "P1-1", 0), "0123");
        requests.marked("0123", 0);
        requests.lookAlikes(request(GET_HELP), null);
        requests.lookAlikes(new NewComment(1, "alice", "text", "0123"), null);

        assertThat(desk.calls).containsExactly("mark 1 0 0123", "marked 0123", "look-alikes of Printer\nbroken", "look-alikes of text");
        assertThat(requests.attachmentLimit()).isEqualTo(17);
        assertThat(signedIn).isEmpty();
    }
}
