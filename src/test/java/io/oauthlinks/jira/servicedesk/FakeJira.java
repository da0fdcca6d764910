package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.mailchannel.ProjectFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service project 1 and a software project 2, with people and issues. */
final class FakeJira implements ProjectFacts {

    static final long SERVICE = 1;
    static final long SOFTWARE = 2;

    final Map<String, ApplicationUser> users = new HashMap<>();
    final Map<Long, com.atlassian.jira.project.Project> projects = new HashMap<>();
    final Map<Long, MutableIssue> issues = new HashMap<>();

    FakeJira() {
        project(SERVICE, false);
        project(SOFTWARE, false);
        user("alice", true);
    }

    void project(long id, boolean archived) {
        projects.put(id, Proxied.of(com.atlassian.jira.project.Project.class,
                Map.of("getId", id, "getKey", "P" + id, "getName", "Project " + id, "isArchived", archived, "getComponents", List.of())));
    }

    ApplicationUser user(String key, boolean active) {
        ApplicationUser user = Proxied.of(ApplicationUser.class, Map.of("getKey", key, "getName", key, "getUsername", key, "getDisplayName", "The " + key,
                "getEmailAddress", key + "@ACME.example", "isActive", active));
        users.put(key, user);
        return user;
    }

    MutableIssue issue(long id, long projectId, String reporterKey) {
        MutableIssue issue = Proxied.of(MutableIssue.class, Map.of("getId", id, "getKey", "P" + projectId + "-" + id, "getProjectId", projectId,
                "getProjectObject", projects.get(projectId), "isArchived", false, "getReporter", users.get(reporterKey)));
        issues.put(id, issue);
        return issue;
    }

    RequestLookups lookups() {
        return new RequestLookups(Proxied.proxy(ProjectManager.class, (self, method, arguments) -> projects.get(arguments[0])),
                Proxied.proxy(IssueManager.class, (self, method, arguments) -> issues.get(arguments[0])),
                Proxied.proxy(UserManager.class, (self, method, arguments) -> users.get(arguments[0])));
    }

    @Override
    public Optional<Project> byId(long projectId) {
        return Optional.ofNullable(projects.get(projectId)).map(found -> new Project(projectId, "P" + projectId, found.getName(),
                projectId == SERVICE, found.isArchived()));
    }

    @Override
    public Optional<Project> byKey(String key) {
        return byId(Long.parseLong(key.substring(1)));
    }

    @Override
    public Optional<IssueRef> issue(String issueKey) {
        return Optional.empty();
    }

    @Override
    public Optional<IssueRef> issue(long issueId) {
        return Optional.ofNullable(issues.get(issueId)).map(found -> new IssueRef(issueId, found.getKey(), found.getProjectId()));
    }

    @Override
    public boolean administers(String userKey, long projectId) {
        return false;
    }

    @Override
    public Optional<Reporter> reporter(String user, long projectId) {
        return Optional.ofNullable(users.get(user)).map(found -> new Reporter(user, user, found.getDisplayName(), user.equals("agent")));
    }

    @Override
    public Choices choices(long projectId) {
        return new Choices(List.of(), List.of(new Choice("10", "Incident")), List.of(), List.of());
    }
}
