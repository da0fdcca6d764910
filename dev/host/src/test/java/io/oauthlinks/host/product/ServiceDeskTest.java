package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.servicedesk.api.AuthorizationException;
import com.atlassian.servicedesk.api.BadRequestException;
import com.atlassian.servicedesk.api.ForbiddenException;
import com.atlassian.servicedesk.api.NoSuchEntityException;
import com.atlassian.servicedesk.api.ServerException;
import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.ServiceDeskManager;
import com.atlassian.servicedesk.api.comment.ServiceDeskComment;
import com.atlassian.servicedesk.api.comment.ServiceDeskCommentService;
import com.atlassian.servicedesk.api.customer.CustomerService;
import com.atlassian.servicedesk.api.field.FieldId;
import com.atlassian.servicedesk.api.field.FieldInputValue;
import com.atlassian.servicedesk.api.request.CustomerRequest;
import com.atlassian.servicedesk.api.request.ServiceDeskCustomerRequestService;
import com.atlassian.servicedesk.api.request.participant.RequestParticipantService;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import com.atlassian.servicedesk.api.requesttype.RequestTypeService;
import com.atlassian.servicedesk.api.user.CheckedUser;
import com.atlassian.servicedesk.api.util.paging.PagedResponse;
import com.atlassian.servicedesk.api.util.paging.SimplePagedRequest;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Service Desk API of the host, and what of it the portal shows. */
class ServiceDeskTest {

    private static final String RETURN = "Return an item";
    private static final String ORDER = "customfield_10200";

    private static ProductServer server;
    private static Map<Class<?>, Object> api;
    private static Project support;

    @BeforeAll
    static void start() throws Exception {
        server = new ProductServer(false);
        api = new HashMap<>(server.product.services());
        api.putAll(server.product.serviceDesk());
        support = server.product.tracker().projects().byKey("SUP").orElseThrow();
        server.product.tracker().users().add(new User("bob", "bob", "Bob Young", "bob@acme.example", true, Set.of()), "bob");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void openAgain() {
        server.product.desks().open(support, true);
        server.product.settings().setReadOnly(false);
    }

    private static <T> T api(Class<T> type) {
        return type.cast(api.get(type));
    }

    private static ApplicationUser user(String key) {
        return api(UserManager.class).getUserByKey(key);
    }

    private static ServiceDesk desk() {
        return api(ServiceDeskManager.class).getServiceDeskForProject(api(ProjectManager.class).getProjectObjByKey("SUP"));
    }

    private static PagedResponse<RequestType> types(ApplicationUser user, boolean override, int limit) {
        RequestTypeService types = api(RequestTypeService.class);
        return types.getRequestTypes(user, types.newQueryBuilder().serviceDesk(desk().getId()).requestOverrideSecurity(override)
                .pagedRequest(new SimplePagedRequest(0, limit)).build());
    }

    private static CustomerRequest raise(String user, String type, Map<String, Object> values) {
        RequestType wanted = types(null, true, 50).getResults().stream().filter(each -> each.getName().equals(type)).findFirst().orElseThrow();
        ServiceDeskCustomerRequestService requests = api(ServiceDeskCustomerRequestService.class);
        Map<FieldId, FieldInputValue> fields = values.entrySet().stream()
                .collect(Collectors.toMap(value -> FieldId.withId(value.getKey()), value -> FieldInputValue.withValue(value.getValue())));
        return requests.createCustomerRequest(user(user), requests.newCreateBuilder().serviceDesk(desk()).requestType(wanted).fieldValues(fields).build());
    }

    private static CustomerRequest raise(String user, String summary) {
        return raise(user, "Get help", Map.of("summary", summary, "description", "text"));
    }

    private static ServiceDeskComment comment(String user, com.atlassian.jira.issue.Issue issue, String body, boolean isPublic) {
        ServiceDeskCommentService comments = api(ServiceDeskCommentService.class);
        return comments.createServiceDeskComment(user(user),
                comments.newCreateBuilder().author(user(user)).issue(issue).body(body).publicComment(isPublic).build());
    }

    private static CustomerRequest see(String user, long issueId) {
        ServiceDeskCustomerRequestService requests = api(ServiceDeskCustomerRequestService.class);
        return requests.getCustomerRequest(user(user), requests.newIssueQueryBuilder().issue(issueId).overrideSecurity(false).build());
    }

    private static void addParticipants(String asking, CustomerRequest request, Set<ApplicationUser> users) {
        RequestParticipantService participants = api(RequestParticipantService.class);
        participants.addRequestParticipants(user(asking), participants.newUpdateBuilder().customerRequest(request).requestParticipants(users).build());
    }

    private static CheckedUser createCustomer(String asking, String email, String name) {
        CustomerService customers = api(CustomerService.class);
        return customers.createCustomer(user(asking), customers.newCreateBuilder().email(email).fullName(name).build());
    }

    private static String portal(String user, String path) throws Exception {
        return server.browser().loggedInAs(user).get("/servicedesk/customer/" + path).body();
    }

    @Test
    void onlyServiceProjectsHaveAServiceDesk() {
        assertThat(desk().getProjectName()).isEqualTo("Support");
        assertThatThrownBy(() -> api(ServiceDeskManager.class).getServiceDeskForProject(api(ProjectManager.class).getProjectObjByKey("DEV")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void requestTypesComeByThePage() {
        assertThat(types(user("alice"), false, 50).getResults()).extracting(RequestType::getName).containsExactly("Get help", "Report an incident", RETURN);
        assertThat(types(user("alice"), false, 2).hasNextPage()).isTrue();
        assertThat(types(user("alice"), false, 2).getResults()).hasSize(2);
    }

    @Test
    void aClosedProjectHasOnlyTheCustomersThatItsTeamAdded() {
        assertThat(types(user("bob"), false, 50).size()).isEqualTo(3);

        server.product.desks().open(support, false);

        assertThat(types(user("alice"), false, 50).size()).isEqualTo(3);
        assertThatThrownBy(() -> types(user("bob"), false, 50)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> types(null, false, 50)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> raise("bob", "May I?")).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aCustomerWithoutLicenceRaisesARequestAndSeesItInThePortal() throws Exception {
        CustomerRequest request = raise("alice", RETURN, Map.of("summary", "Wrong size", "description", "Too small", ORDER, "A-17"));

        assertThat(request.getIssue().getReporter().getKey()).isEqualTo("alice");
        assertThat(portal("alice", "user/requests")).contains("Wrong size");
        assertThat(portal("alice", "portal/" + request.getIssue().getKey())).contains("Return an item", "Order number", "A-17");
        assertThat(see("alice", request.getIssue().getId()).getRequestTypeId()).isEqualTo(request.getRequestTypeId());
        assertThat(see("agent", request.getIssue().getId()).getServiceDeskId()).isEqualTo(desk().getId());
        assertThatThrownBy(() -> see("bob", request.getIssue().getId())).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void anIssueWithoutARequestTypeIsNotInThePortal() throws Exception {
        Projects.IssueType type = server.product.tracker().projects().issueTypes(support).get(0);
        Issue issue = server.product.tracker().issues().create(new Issues.Draft(support, type, "Made by hand", "", Issue.Priority.LOW,
                server.product.tracker().users().byKey("alice").orElseThrow(), null));

        assertThat(portal("alice", "user/requests")).doesNotContain("Made by hand");
        assertThat(portal("alice", "portal/" + issue.key())).contains("does not exist");
        assertThatThrownBy(() -> see("alice", issue.id())).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void theFormTakesWhatIsOnIt() {
        assertThatThrownBy(() -> raise("alice", RETURN, Map.of("summary", "No order"))).isInstanceOf(BadRequestException.class).hasMessageContaining("Order number");
        assertThatThrownBy(() -> raise("alice", RETURN, Map.of("summary", "No order", ORDER, " "))).hasMessageContaining("Order number");
        assertThatThrownBy(() -> raise("alice", "Get help", Map.of("summary", "s", "priority", "1"))).isInstanceOf(BadRequestException.class)
                .hasMessageContaining("priority");
        assertThatThrownBy(() -> raise("alice", "Get help", Map.of("summary", " "))).hasMessageContaining("Summary");
        assertThatThrownBy(() -> raise("alice", "Get help", Map.of("summary", "s".repeat(256)))).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> raise("alice", "Get help", Map.of("summary", "two\nlines"))).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> raise("alice", "Get help", Map.of("summary", List.of("s")))).isInstanceOf(BadRequestException.class);
    }

    @Test
    void aRequestTypeOfAnotherProjectIsRefused() {
        Project other = server.product.tracker().projects().add(new Project(0, "HR", "People", Project.Type.SERVICE_DESK, "", "padmin"),
                List.of(new Projects.IssueType(0, "Incident", "")));
        ServiceDesk desk = api(ServiceDeskManager.class).getServiceDeskForProject(api(ProjectManager.class).getProjectObj(other.id()));
        server.product.desks().open(other, true);
        RequestType type = types(null, true, 50).getResults().get(0);
        ServiceDeskCustomerRequestService requests = api(ServiceDeskCustomerRequestService.class);

        assertThatThrownBy(() -> requests.createCustomerRequest(user("alice"), requests.newCreateBuilder().serviceDesk(desk).requestType(type)
                .fieldValues(Map.of(FieldId.withId("summary"), FieldInputValue.withValue("s"))).build())).isInstanceOf(BadRequestException.class);
    }

    @Test
    void whoIsInactiveOrNobodyRaisesNothing() {
        server.product.tracker().users().add(new User("gone", "gone", "Gone", "gone@acme.example", false, Set.of()), "gone");

        assertThatThrownBy(() -> raise("gone", "s")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> raise("nobody", "s")).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void inReadOnlyModeNothingIsMade() {
        CustomerRequest request = raise("alice", "Before");
        server.product.settings().setReadOnly(true);

        assertThatThrownBy(() -> raise("alice", "Meanwhile")).isInstanceOf(ServerException.class).hasMessageContaining("read-only");
        assertThatThrownBy(() -> comment("alice", request.getIssue(), "text", true)).isInstanceOf(ServerException.class);
        assertThatThrownBy(() -> addParticipants("alice", request, Set.of(user("bob")))).isInstanceOf(ServerException.class);
    }

    @Test
    void customersCommentInPublicAndTheTeamAlsoInternally() throws Exception {
        CustomerRequest request = raise("alice", "Keyboard");
        com.atlassian.jira.issue.Issue issue = request.getIssue();

        assertThat(comment("alice", issue, "Two keys stick", true).isPublic()).isTrue();
        comment("agent", issue, "Old stock", false);

        assertThat(portal("alice", "portal/" + issue.getKey())).contains("Two keys stick").doesNotContain("Old stock");
        assertThatThrownBy(() -> comment("alice", issue, "secret", false)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> comment("bob", issue, "me too", true)).isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> comment("alice", issue, " ", true)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void participantsSeeTheRequestAndComment() throws Exception {
        CustomerRequest request = raise("alice", "Shared printer");
        assertThat(portal("bob", "user/requests")).doesNotContain("Shared printer");

        addParticipants("alice", request, Set.of(user("bob")));
        addParticipants("alice", request, Set.of(user("bob")));

        assertThat(portal("bob", "user/requests")).contains("Shared printer");
        assertThat(portal("bob", "portal/" + request.getIssue().getKey())).contains("Participants", "Bob Young");
        comment("bob", request.getIssue(), "Here too", true);
    }

    @Test
    void whoIsUnknownOrNoCustomerDoesNotTakePart() {
        CustomerRequest request = raise("alice", "Not for all");
        server.product.desks().open(support, false);
        ApplicationUser unknown = api(UserManager.class).getUserByNameEvenWhenUnknown("unknown");

        assertThatThrownBy(() -> addParticipants("alice", request, Set.of(unknown))).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> addParticipants("alice", request, Set.of(user("bob")))).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> addParticipants("bob", request, Set.of(user("bob")))).isInstanceOf(NoSuchEntityException.class);
        assertThat(server.product.desks().participants(server.product.tracker().issues().byId(request.getIssue().getId()).orElseThrow())).isEmpty();
    }

    @Test
    void administratorsMakeCustomersAndTheTeamAdmitsThem() {
        server.product.desks().open(support, false);
        CustomerService customers = api(CustomerService.class);

        CheckedUser zoe = createCustomer("admin", "zoe@acme.example", "Zoe Adams");

        assertThat(zoe.getName()).isEqualTo("zoe@acme.example");
        assertThat(server.product.tracker().users().byKey(zoe.getKey()).orElseThrow().isLicensed()).isFalse();
        assertThatThrownBy(() -> raise(zoe.getKey(), "Hello")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> customers.addCustomersToServiceDesk(user("alice"), desk(), Set.of(zoe.getName()))).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> customers.addCustomersToServiceDesk(user("agent"), desk(), Set.of("who@acme.example"))).isInstanceOf(BadRequestException.class);

        customers.addCustomersToServiceDesk(user("agent"), desk(), Set.of(zoe.getName()));

        assertThat(raise(zoe.getKey(), "Hello").getIssue().getReporter().getKey()).isEqualTo(zoe.getKey());
    }

    @Test
    void anAddressMayBeLong() {
        String address = "a-sender-with-a-name-of-many-words@a-department-with-a-long-name.acme.example";

        assertThat(createCustomer("admin", address, "Long").getName()).isEqualTo(address);
    }

    @Test
    void whatDoesNotFitACustomerIsRefused() {
        assertThatThrownBy(() -> createCustomer("padmin", "new@acme.example", "New")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> createCustomer("admin", "Alice@Acme.example", "Alice")).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> createCustomer("admin", "no address", "New")).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> createCustomer("admin", "new@acme.example", " ")).isInstanceOf(BadRequestException.class);
    }

    @Test
    void anArchivedProjectTakesNothing() {
        CustomerRequest request = raise("alice", "Last one");
        server.product.tracker().projects().setArchived(support, true);
        try {
            assertThatThrownBy(() -> raise("alice", "Too late")).isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> comment("alice", request.getIssue(), "Too late", true)).isInstanceOf(ForbiddenException.class);
        } finally {
            server.product.tracker().projects().setArchived(support, false);
        }
    }

    @Test
    void systemAdministratorsOpenAndCloseAServiceProject() throws Exception {
        String path = "/rest/host/1.0/service-projects/";

        assertThat(server.browser().loggedInAs("admin").get(path + "SUP").body()).contains("\"openSignUp\":true", "Get help");
        assertThat(server.browser().loggedInAs("admin").get(path + "DEV").statusCode()).isEqualTo(404);
        assertThat(server.browser().loggedInAs("padmin").get(path + "SUP").statusCode()).isEqualTo(403);
    }
}
