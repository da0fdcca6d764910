package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.bc.issue.comment.CommentService.CommentParameters;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import com.atlassian.jira.util.json.JSONObject;
import com.zaxxer.hikari.HikariDataSource;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.container.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What mails cost here at most: an issue with a mark, or a comment with one, on one thread. Printed, because machines differ. Not part of the tests:
 * {@code mvn -f dev test -pl host -am -Dtest=IssueRateBenchmark -Dsurefire.failIfNoSpecifiedTests=false}
 */
class IssueRateBenchmark {

    private static final int MANY = 1500;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @TempDir
    private Path home;
    private Map<Class<?>, Object> services;

    @Test
    void onH2() throws Exception {
        measure("H2", Database.h2Url(home), "sa");
    }

    @Test
    void onPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), "postgres");
        }
    }

    private <T> T the(Class<T> service) {
        return service.cast(services.get(service));
    }

    private void measure(String name, String url, String databaseUser) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(databaseUser);
            services = Product.open(new HostOptions(2990, 1, null, false, false, false, false, home, null), pool).services();
            issues();
            long began = System.nanoTime();
            long cpu = CPU.getCurrentThreadCpuTime();
            Issue issue = issues();
            long between = System.nanoTime();
            long cpuOfIssues = CPU.getCurrentThreadCpuTime() - cpu;
            comments(issue);
            System.out.printf("%s: %d issues/s (%d us of this thread's CPU each), %d comments/s%n", name, MANY * 1_000_000_000L / (between - began),
                    cpuOfIssues / MANY / 1000, MANY * 1_000_000_000L / (System.nanoTime() - between));
        }
    }

    private Issue issues() {
        ApplicationUser agent = the(UserManager.class).getUserByName("agent");
        Project project = the(ProjectManager.class).getProjectObjByKey("SUP");
        IssueService service = the(IssueService.class);
        Issue issue = null;
        for (int i = 0; i < MANY; i++) {
            IssueService.CreateValidationResult valid = service.validateCreate(agent, service.newIssueInputParameters().setProjectId(project.getId())
                    .setIssueTypeId(project.getIssueTypes().iterator().next().getId()).setSummary("Number " + i).setDescription("text").setReporterId("agent"));
            issue = service.create(agent, valid).getIssue();
            the(JsonEntityPropertyManager.class).put("IssueProperty", issue.getId(), "mail." + issue.getId(), "{}");
            assertThat(the(JsonEntityPropertyManager.class).query().entityName("IssueProperty").key("mail." + issue.getId()).find()).hasSize(1);
        }
        return issue;
    }

    private void comments(Issue issue) throws Exception {
        ApplicationUser agent = the(UserManager.class).getUserByName("agent");
        for (int i = 0; i < MANY; i++) {
            CommentParameters comment = CommentParameters.builder().issue(issue).author(agent).body("Number " + i)
                    .commentProperties(Map.of("mail.comment." + i, new JSONObject("{}"))).build();
            the(CommentService.class).create(agent, the(CommentService.class).validateCommentCreate(agent, comment), true);
        }
    }
}
