package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database with one project, its agent and a customer; several of it on one database are nodes. */
final class TrackerUnderTest {

    final Tables tables;
    final Settings settings;
    final Tracker tracker;

    TrackerUnderTest(DataSource database, Path home) {
        tables = new Tables(database);
        tables.create();
        settings = new Settings(tables);
        tracker = Tracker.open(tables, settings, new Users(tables), home, Clock.systemUTC());
    }

    static DataSource h2() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
    }

    TrackerUnderTest withSample() {
        tracker.users().add(new User("agent", "agent", "Aiko Tanaka", "agent@acme.example", true, Set.of(User.SERVICE_DESK_USERS)), "agent");
        tracker.users().add(new User("alice", "alice", "Alice Martin", "Alice@acme.example", true, Set.of()), "alice");
        Project project = tracker.projects().add(new Project(0, "SUP", "Support", Project.Type.SERVICE_DESK, "", "agent"),
                List.of(new Projects.IssueType(0, "Incident", ""), new Projects.IssueType(0, "Question", "")));
        tracker.projects().addActor(project, ProjectRole.TEAM, "agent");
        tracker.projects().addActor(project, ProjectRole.CUSTOMERS, "alice");
        return this;
    }

    Project project() {
        return tracker.projects().byKey("SUP").orElseThrow();
    }

    User user(String key) {
        return tracker.users().byKey(key).orElseThrow();
    }

    Issues.Draft draft(String summary) {
        return new Issues.Draft(project(), tracker.projects().issueTypes(project()).get(0), summary, "text", Issue.Priority.MEDIUM, user("alice"), null);
    }
}
