package io.oauthlinks.jira.issue;

import static io.oauthlinks.jira.issue.InMemoryJira.OLD;
import static io.oauthlinks.jira.issue.InMemoryJira.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.atlassian.jira.permission.ProjectPermissions;
import io.oauthlinks.jira.issue.JiraRows.User;
import io.oauthlinks.mailchannel.intake.People.Person;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JiraPeopleTest {

    private final InMemoryJira jira = new InMemoryJira();
    private final JiraPeople people = new JiraDoors(jira).people();

    @AfterEach
    void nothingStaysAtTheThread() {
        assertThat(jira.open).isZero();
        assertThat(jira.loggedIn).isNull();
    }

    @Test
    void theOneWhoMayCreateComesFirst() {
        jira.users.put("A0", new User("A0", "older", "alice@acme.example", true));
        jira.users.put("A1", new User("A1", "gone", "alice@acme.example", false));

        assertThat(people.byAddress("ALICE@acme.example", SHOP)).extracting(Person::userKey).containsExactly("JIRAUSER1", "A0", "A1");
        assertThat(people.byAddress("alice@acme.example", 4711)).extracting(Person::userKey).containsExactly("A0", "JIRAUSER1", "A1");
        assertThat(people.byAddress("nobody@acme.example", SHOP)).isEmpty();
    }

    @Test
    void anEmptyAddressIsNobodys() {
        jira.users.put("A0", new User("A0", "nomail", "", true));

        assertThat(people.byAddress("", SHOP)).isEmpty();
        assertThat(people.byKey("A0")).contains(new Person("A0", "NOMAIL", "", true));
    }

    @Test
    @DisplayName("M45: an inactive user may neither create nor comment, whatever the permissions say")
    void inactiveUsersMayNothing() {
        long issue = jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of(), false).getId();

        assertThat(people.mayCreate("JIRAUSER1", SHOP)).isTrue();
        assertThat(people.mayComment("JIRAUSER1", issue)).isTrue();
        assertThat(people.mayCreate("JIRAUSER3", SHOP)).isFalse();
        assertThat(people.mayComment("JIRAUSER3", issue)).isFalse();
        assertThat(people.byKey("JIRAUSER3")).contains(new Person("JIRAUSER3", "CAROL", "carol@acme.example", false));
    }

    @Test
    void commentingNeedsBothPermissions() {
        long issue = jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of(), false).getId();
        assertThat(people.mayComment("JIRAUSER2", issue)).isFalse();
        jira.grant(ProjectPermissions.ADD_COMMENTS, "JIRAUSER2", SHOP);
        assertThat(people.mayComment("JIRAUSER2", issue)).isFalse();
        jira.grant(ProjectPermissions.BROWSE_PROJECTS, "JIRAUSER2", SHOP);
        assertThat(people.mayComment("JIRAUSER2", issue)).isTrue();
        assertThat(people.mayComment("JIRAUSER2", 4711)).isFalse();
        assertThat(people.mayComment("JIRAUSER9", issue)).isFalse();
    }

    @Test
    void whatIsGoneGivesNoPermission() {
        assertThat(people.mayCreate("JIRAUSER1", 4711)).isFalse();
        assertThat(people.mayCreate("JIRAUSER9", SHOP)).isFalse();
        assertThat(people.byKey("JIRAUSER9")).isEmpty();
    }

    @Test
    void thereAreNoCustomersInSoftwareProjects() {
        assertThat(catchThrowableOfType(RequestRefused.class, () -> people.createCustomer("new@acme.example", "New", OLD)).problem().reason())
                .isEqualTo("no-customers");
    }
}
