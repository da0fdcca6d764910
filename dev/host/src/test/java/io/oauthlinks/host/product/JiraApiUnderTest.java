package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.product.project.Projects;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Jira's API of a product that the tests of a class share; what they switch is switched back. */
abstract class JiraApiUnderTest {

    @TempDir
    static Path home;
    static DataSource database;
    static Product product;
    static Map<Class<?>, Object> services;

    @BeforeAll
    static void open() {
        database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        product = Product.open(new HostOptions(2990, 1, null, false, false, false, false, home, null), database);
        services = product.services();
    }

    @AfterEach
    void switchBack() {
        product.settings().setReadOnly(false);
        Projects projects = product.tracker().projects();
        io.oauthlinks.host.product.project.Project support = projects.byKey("SUP").orElseThrow();
        projects.setArchived(support, false);
        if (!support.key().equals("SUP")) {
            projects.changeKey(support, "SUP");
        }
        projects.issueTypes(support).forEach(type -> projects.requiredFields(support, type).forEach(projects::requireNoLonger));
    }

    <T> T the(Class<T> service) {
        return service.cast(services.get(service));
    }

    ApplicationUser user(String name) {
        return the(UserManager.class).getUserByName(name);
    }

    Project project(String key) {
        return the(ProjectManager.class).getProjectObjByKey(key);
    }

    IssueInputParameters form(String projectKey) {
        Project project = project(projectKey);
        return the(IssueService.class).newIssueInputParameters().setProjectId(project.getId())
                .setIssueTypeId(project.getIssueTypes().iterator().next().getId()).setSummary("Printer").setDescription("is empty").setReporterId("agent");
    }

    IssueService.CreateValidationResult validate(String user, IssueInputParameters form) {
        return the(IssueService.class).validateCreate(user(user), form);
    }

    MutableIssue create(String user, IssueInputParameters form) {
        IssueService.CreateValidationResult valid = validate(user, form);
        assertThat(valid.getErrorCollection().getErrors()).isEmpty();
        assertThat(valid.isValid()).isTrue();
        return the(IssueService.class).create(user(user), valid).getIssue();
    }
}
