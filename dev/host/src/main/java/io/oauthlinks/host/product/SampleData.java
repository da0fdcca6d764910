package io.oauthlinks.host.product;

import io.oauthlinks.host.product.project.Comments;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Issue.Priority;
import io.oauthlinks.host.product.project.Issues;
import io.oauthlinks.host.product.project.Project;
import io.oauthlinks.host.product.project.ProjectRole;
import io.oauthlinks.host.product.project.Projects;
import io.oauthlinks.host.product.project.Projects.IssueType;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The people, projects and issues that the host starts with. Everybody's password is the user name. */
final class SampleData {

    private final Users users;
    private final Projects projects;
    private final Issues issues;
    private final Comments comments;

    /** @param tracker must have a clock of its own, {@link #lastDays} */
    SampleData(Tracker tracker) {
        this.users = tracker.users();
        this.projects = tracker.projects();
        this.issues = tracker.issues();
        this.comments = tracker.comments();
    }

    /** A clock that moves on by some hours at each look, so that not everything happened at once. */
    static Clock lastDays(Clock clock) {
        return new LastDays(clock.instant().minus(Duration.ofDays(6)));
    }

    void insert() {
        User admin = person("admin", "Jana Novak", User.SYSTEM_ADMINISTRATORS, User.ADMINISTRATORS, User.SOFTWARE_USERS,
                User.SERVICE_DESK_USERS);
        User padmin = person("padmin", "Pavel Adler", User.SOFTWARE_USERS, User.SERVICE_DESK_USERS);
        User agent = person("agent", "Aiko Tanaka", User.SERVICE_DESK_USERS);
        User alice = person("alice", "Alice Martin");
        serviceDesk(padmin, agent, alice);
        software(admin, padmin);
    }

    private void serviceDesk(User padmin, User agent, User alice) {
        IssueType request = new IssueType(0, "Service Request", "Something that a customer asks for");
        IssueType incident = new IssueType(0, "Incident", "Something that used to work and does not");
        Project sup = projects.add(new Project(0, "SUP", "Support", Project.Type.SERVICE_DESK,
                "Questions and incidents from our customers", padmin.key()), List.of(request, incident));
        projects.addActor(sup, ProjectRole.ADMINISTRATORS, padmin.key());
        projects.addActor(sup, ProjectRole.ADMINISTRATORS, User.ADMINISTRATORS);
        projects.addActor(sup, ProjectRole.TEAM, agent.key());
        projects.addActor(sup, ProjectRole.CUSTOMERS, alice.key());

        Issue printer = raise(sup, "Incident", Priority.HIGH, "Printer on the second floor prints blank pages",
                "Since this morning every page comes out blank. The toner was changed last week.", alice, agent);
        comment(printer, agent, "Thank you for the report. Does the test page come out blank, too?", false);
        comment(printer, agent, "Same model as in the March incident: the drum, not the toner.", true);
        comment(printer, alice, "Yes, the test page is blank as well.", false);
        Issue access = raise(sup, "Service Request", Priority.MEDIUM, "Access to the travel expenses calendar",
                "I joined the finance team on Monday and cannot see the calendar.", alice, null);
        comment(access, padmin, "Waits for the approval of the team lead.", true);
        raise(sup, "Incident", Priority.LOW, "Projector in room Vltava flickers", "Only with the HDMI cable, not over the network.",
                agent, agent);
        raise(sup, "Service Request", Priority.MEDIUM, "Second monitor for the design team", "Four 27 inch monitors, delivery to Brno.",
                padmin, null);
    }

    private void software(User admin, User padmin) {
        IssueType bug = new IssueType(0, "Bug", "A problem which impairs the function of the product");
        IssueType story = new IssueType(0, "Story", "Something that a user wants to do");
        IssueType task = new IssueType(0, "Task", "Work that has to be done");
        Project dev = projects.add(new Project(0, "DEV", "Web shop", Project.Type.SOFTWARE, "Development of the web shop", admin.key()),
                List.of(bug, story, task));
        projects.addActor(dev, ProjectRole.ADMINISTRATORS, User.ADMINISTRATORS);
        projects.addActor(dev, ProjectRole.TEAM, User.SOFTWARE_USERS);

        Issue basket = raise(dev, "Bug", Priority.HIGHEST, "Basket loses its items after the login",
                "1. Put something into the basket\n2. Log in\n3. The basket is empty", admin, padmin);
        comment(basket, padmin, "The new session does not take over the basket's id.", false);
        raise(dev, "Story", Priority.MEDIUM, "Pay by bank transfer", "As a customer I want to pay by bank transfer.", padmin, null);
        Issue upgrade = raise(dev, "Task", Priority.LOW, "Move the build to Java 21", "The servers run it since October.", admin, admin);
        comment(upgrade, admin, "Staging is done.", false);
    }

    private void comment(Issue issue, User author, String body, boolean internal) {
        comments.add(new Comments.Draft(issue, author, body, internal));
    }

    private User person(String name, String displayName, String... groups) {
        return users.add(new User(name, name, displayName, name + "@acme.example", true, Set.of(groups)), name);
    }

    private Issue raise(Project project, String typeName, Priority priority, String summary, String description, User reporter,
                        User assignee) {
        IssueType type = projects.issueTypes(project).stream().filter(each -> each.name().equals(typeName)).findFirst().orElseThrow();
        return issues.create(new Issues.Draft(project, type, summary, description, priority, reporter, assignee));
    }

    private static final class LastDays extends Clock {

        private Instant now;

        LastDays(Instant start) {
            now = start;
        }

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(457));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
