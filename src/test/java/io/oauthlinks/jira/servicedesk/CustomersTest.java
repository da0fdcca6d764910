package io.oauthlinks.jira.servicedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.jira.security.GlobalPermissionManager;
import com.atlassian.jira.security.groups.GroupManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.servicedesk.api.BadRequestException;
import com.atlassian.servicedesk.api.ForbiddenException;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.mailchannel.ProjectFacts.Choice;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.People;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private final FakeJira jira = new FakeJira();
    private final FakeServiceDesk desk = new FakeServiceDesk(jira);
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final List<ApplicationUser> administrators = new ArrayList<>();
    private final ServiceDesks desks = new ServiceDesks(desk, new JiraThreads() {
        @Override
        public <T> T as(ApplicationUser user, Supplier<T> call) {
            return call.get();
        }
    });
    private final ServiceProjects projects = new ServiceProjects(jira, desks, jira.lookups());
    private final Customers customers = new Customers(new Licensed(), projects, desks, jira.lookups(), new JiraAdministrators(
            Proxied.proxy(GlobalPermissionManager.class, (self, method, arguments) -> List.of("admins")),
            Proxied.proxy(GroupManager.class, (self, method, arguments) -> administrators)), audit);

    /** Only the agent has permissions. */
    private final class Licensed implements People {

        @Override
        public List<Person> byAddress(String address, long projectId) {
            return jira.users.containsKey("bob") ? List.of(new Person("bob", "Bob", address, true)) : List.of(new Person("zoe", "Zoe", address, false));
        }

        @Override
        public Optional<Person> byKey(String userKey) {
            return Optional.empty();
        }

        @Override
        public boolean mayCreate(String userKey, long projectId) {
            return userKey.equals("agent");
        }

        @Override
        public boolean mayComment(String userKey, long issueId) {
            return userKey.equals("agent");
        }

        @Override
        public Person createCustomer(String address, String name, long projectId) {
            throw new AssertionError("no project of other kinds has customers");
        }
    }

    private void refused(String reason, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(RequestRefused.class, no -> assertThat(no.problem().reason()).isEqualTo(reason));
    }

    @Test
    void customersRaiseRequestsInTheirServiceProjectOnly() {
        jira.user("bob", true);

        assertThat(customers.mayCreate("alice", FakeJira.SERVICE)).isTrue();
        assertThat(customers.mayCreate("alice", FakeJira.SOFTWARE)).isFalse();
        assertThat(customers.mayCreate("bob", FakeJira.SERVICE)).isFalse();
        assertThat(customers.mayCreate("nobody", FakeJira.SERVICE)).isFalse();
        jira.user("alice", false);
        assertThat(customers.mayCreate("alice", FakeJira.SERVICE)).isFalse();
    }

    @Test
    void whoHasThePermissionNeedsNoServiceManagement() {
        desk.installed = false;
        jira.issue(40, FakeJira.SERVICE, "alice");

        assertThat(customers.mayCreate("agent", FakeJira.SERVICE)).isTrue();
        assertThat(customers.mayComment("agent", 40)).isTrue();
        assertThatThrownBy(() -> customers.mayCreate("alice", FakeJira.SERVICE)).isInstanceOf(JiraNotReady.class);
        assertThatThrownBy(() -> customers.mayComment("alice", 40)).isInstanceOf(JiraNotReady.class);
    }

    @Test
    void customersCommentOnWhatTheySee() {
        jira.issue(40, FakeJira.SERVICE, "alice");
        jira.issue(41, FakeJira.SOFTWARE, "alice");
        jira.user("bob", true);
        desk.seen.add("alice");

        assertThat(customers.mayComment("alice", 40)).isTrue();
        assertThat(customers.mayComment("bob", 40)).isFalse();
        assertThat(customers.mayComment("nobody", 40)).isFalse();
        assertThat(customers.mayComment("alice", 41)).isFalse();
        assertThat(customers.mayComment("alice", 99)).isFalse();
    }

    @Test
    void anArchivedProjectHasNoCustomers() {
        jira.project(FakeJira.SERVICE, true);

        assertThat(customers.mayCreate("alice", FakeJira.SERVICE)).isFalse();
    }

    @Test
    void aCustomerIsMadeByAnAdministratorAndAdmitted() {
        administrators.addAll(List.of(jira.user("root", true), jira.user("adam", false), jira.user("eve", true)));

        People.Person made = customers.createCustomer("zoe@acme.example", "Zoe", FakeJira.SERVICE);

        assertThat(made).isEqualTo(new People.Person("zoe", "The zoe", "zoe@acme.example", true));
        assertThat(desk.calls).containsExactly("eve creates zoe@acme.example called Zoe", "eve admits [zoe]");
        assertThat(audit.entries()).extracting(entry -> entry.actionId() + " " + entry.actorKey() + entry.subjectId() + " " + entry.detail())
                .containsExactly("customer-created zoe P1, as eve", "customer-admitted zoe P1, as eve");
    }

    @Test
    void inAnOpenProjectNobodyHasToBeAdmitted() {
        administrators.add(jira.user("root", true));
        desk.customers.add("zoe");

        customers.createCustomer("zoe@acme.example", " ", FakeJira.SERVICE);

        assertThat(desk.calls).containsExactly("root creates zoe@acme.example called zoe@acme.example");
    }

    @Test
    void whoHasTheAddressAlreadyIsAdmittedOnly() {
        administrators.add(jira.user("root", true));
        jira.user("bob", true);

        assertThat(customers.createCustomer("bob@acme.example", "Bob", FakeJira.SERVICE).userKey()).isEqualTo("bob");
        assertThat(desk.calls).containsExactly("root admits [bob]");
    }

    @Test
    void aLongNameIsCutToWhatJiraKeeps() {
        administrators.add(jira.user("root", true));
        desk.customers.add("zoe");

        customers.createCustomer("zoe@acme.example", " " + "x".repeat(254) + "\uD83D\uDE00", FakeJira.SERVICE);

        assertThat(desk.calls).containsExactly("root creates zoe@acme.example called " + "x".repeat(254));
    }

    @Test
    void noCustomerIsMadeWhereThereAreNone() {
        administrators.add(jira.user("root", true));

        refused("no-customers", () -> customers.createCustomer("zoe@acme.example", "Zoe", FakeJira.SOFTWARE));
        refused("no-customers", () -> customers.createCustomer("zoe@acme.example", "Zoe", 99));
        assertThat(desk.calls).isEmpty();
    }

    @Test
    void withoutAnActiveAdministratorNoCustomerIsMade() {
        administrators.add(jira.user("root", false));

        assertThat(audit.entries()).isEmpty();
        refused("no-administrator", () -> customers.createCustomer("zoe@acme.example", "Zoe", FakeJira.SERVICE));
    }

    @Test
    void whatJiraSaysAgainstACustomerIsPassedOn() {
        administrators.add(jira.user("root", true));
        desk.failing.put("addCustomersToServiceDesk", new ForbiddenException(FakeServiceDesk.words("Only agents add customers")));
        assertThatThrownBy(() -> customers.createCustomer("zoe@acme.example", "Zoe", FakeJira.SERVICE)).isInstanceOfSatisfying(RequestRefused.class, no -> {
            assertThat(no.problem().reason()).isEqualTo("not-allowed");
            assertThat(no.problem().providerWords()).isEqualTo("Only agents add customers");
        });

        desk.failing.put("createCustomer", new BadRequestException(FakeServiceDesk.words("No seats")));
        refused("not-allowed", () -> customers.createCustomer("zoe@acme.example", "Zoe", FakeJira.SERVICE));
    }

    @Test
    void requestTypesAreAmongTheChoicesOfAServiceProject() {
        for (int id = 100; id < 350; id++) {
            desk.type(id, "Type " + id);
        }

        assertThat(projects.choices(FakeJira.SERVICE).requestTypes()).hasSize(251).startsWith(new Choice("3", "Get help")).endsWith(new Choice("349", "Type 349"));
        assertThat(projects.choices(FakeJira.SERVICE).issueTypes()).containsExactly(new Choice("10", "Incident"));
        assertThat(projects.choices(FakeJira.SOFTWARE).requestTypes()).isEmpty();
    }

    @Test
    void theFormShowsNoRequestTypesAndNoCustomersWhileServiceManagementIsAway() {
        desk.enabled = false;

        assertThat(projects.choices(FakeJira.SERVICE).requestTypes()).isEmpty();
        assertThat(projects.reporter("alice", FakeJira.SERVICE).orElseThrow().mayCreate()).isFalse();
    }

    @Test
    void aCustomerCanBeTheFallbackReporter() {
        jira.user("agent", true);
        jira.user("bob", true);

        assertThat(projects.reporter("alice", FakeJira.SERVICE).orElseThrow().mayCreate()).isTrue();
        assertThat(projects.reporter("alice", FakeJira.SOFTWARE).orElseThrow().mayCreate()).isFalse();
        assertThat(projects.reporter("bob", FakeJira.SERVICE).orElseThrow().mayCreate()).isFalse();
        assertThat(projects.reporter("agent", FakeJira.SERVICE).orElseThrow().mayCreate()).isTrue();
    }
}
