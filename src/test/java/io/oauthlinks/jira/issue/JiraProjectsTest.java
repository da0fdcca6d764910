package io.oauthlinks.jira.issue;

import static io.oauthlinks.jira.issue.InMemoryJira.DESK;
import static io.oauthlinks.jira.issue.InMemoryJira.OLD;
import static io.oauthlinks.jira.issue.InMemoryJira.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.atlassian.jira.permission.ProjectPermissions;
import io.oauthlinks.mailchannel.ProjectFacts.Choice;
import io.oauthlinks.mailchannel.ProjectFacts.Choices;
import io.oauthlinks.mailchannel.ProjectFacts.IssueRef;
import io.oauthlinks.mailchannel.ProjectFacts.Project;
import io.oauthlinks.mailchannel.ProjectFacts.Reporter;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JiraProjectsTest {

    private final InMemoryJira jira = new InMemoryJira();
    private final JiraProjects projects = new JiraDoors(jira).projectFacts();

    @Test
    void projectsAreFoundByNumberAndByAnyKeyTheyHad() {
        assertThat(projects.byId(SHOP)).contains(new Project(SHOP, "SHOP", "Project SHOP", false, false));
        assertThat(projects.byId(DESK)).contains(new Project(DESK, "SUP", "Project SUP", true, false));
        assertThat(projects.byId(OLD)).contains(new Project(OLD, "OLD", "Project OLD", false, true));
        assertThat(projects.byId(4711)).isEmpty();
        assertThat(projects.byKey("shop")).isEqualTo(projects.byKey("FORMER")).isEqualTo(projects.byId(SHOP));
        assertThat(projects.byKey("NONE")).isEmpty();
    }

    @Test
    void anIssueIsFoundByAFormerKeyAndSaysItsCurrentOne() {
        long id = jira.issue(SHOP, jira.users.get("JIRAUSER1"), Map.of(), false).getId();

        assertThat(projects.issue("former-1")).contains(new IssueRef(id, "SHOP-1", SHOP)).isEqualTo(projects.issue(id));
        assertThat(projects.issue("SHOP-2")).isEmpty();
        assertThat(projects.issue(4711)).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsNoMissingIssue() {
        jira.failure = new IllegalStateException(new java.net.ConnectException("connection refused"));

        assertThatExceptionOfType(JiraNotReady.class).isThrownBy(() -> projects.issue("SHOP-1"));
        assertThat(projects.issue("SHOP-1")).isEmpty();
    }

    @Test
    void projectAdministratorsAdministerTheirProjectAndSystemAdministratorsEvery() {
        jira.grant(ProjectPermissions.ADMINISTER_PROJECTS, "JIRAUSER1", SHOP);
        jira.grant(ProjectPermissions.ADMINISTER_PROJECTS, "JIRAUSER3", SHOP);

        assertThat(projects.administers("JIRAUSER1", SHOP)).isTrue();
        assertThat(projects.administers("JIRAUSER1", DESK)).isFalse();
        assertThat(projects.administers("JIRAUSER2", DESK)).as("system administrator").isTrue();
        assertThat(projects.administers("JIRAUSER2", 4711)).as("somebody has to see to what a deleted project leaves").isTrue();
        assertThat(projects.administers("JIRAUSER1", 4711)).isFalse();
        assertThat(projects.administers("JIRAUSER3", SHOP)).as("inactive").isFalse();
        assertThat(projects.administers("JIRAUSER9", SHOP)).isFalse();
    }

    @Test
    void aReporterIsFoundByNameThenKeyThenAddress() {
        Reporter alice = new Reporter("JIRAUSER1", "alice", "ALICE", true);

        assertThat(projects.reporter(" Alice ", SHOP)).contains(alice).isEqualTo(projects.reporter("JIRAUSER1", SHOP))
                .isEqualTo(projects.reporter("alice@acme.example", SHOP));
        assertThat(projects.reporter("carol", SHOP)).contains(new Reporter("JIRAUSER3", "carol", "CAROL", false));
        assertThat(projects.reporter("alice", 4711)).contains(new Reporter("JIRAUSER1", "alice", "ALICE", false));
        assertThat(projects.reporter("", SHOP)).isEmpty();
    }

    @Test
    void nobodyBecomesASubTaskByMail() {
        assertThat(projects.choices(SHOP)).isEqualTo(new Choices(List.of(), List.of(new Choice("10001", "Task")),
                List.of(new Choice("1", "High"), new Choice("3", "Low")), List.of(new Choice("70", "Shop"))));
        assertThat(projects.choices(4711)).isEqualTo(new Choices(List.of(), List.of(), List.of(), List.of()));
    }
}
