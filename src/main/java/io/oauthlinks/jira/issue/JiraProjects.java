package io.oauthlinks.jira.issue;

import com.atlassian.jira.config.PriorityManager;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueConstant;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.mailchannel.ProjectFacts;
import java.util.List;
import java.util.Optional;

/**
 * Jira's projects, and what new issues of them can have. What mails ask for throws {@link io.oauthlinks.mailchannel.intake.JiraNotReady} when Jira
 * is away.
 */
public final class JiraProjects implements ProjectFacts {

    private static final String SERVICE = "service_desk";

    private final Lookups jira;
    private final UsersByAddress addresses;
    private final PriorityManager priorities;
    private final UserManager administrators;

    public JiraProjects(Lookups jira, UsersByAddress addresses, PriorityManager priorities, UserManager administrators) {
        this.jira = jira;
        this.addresses = addresses;
        this.priorities = priorities;
        this.administrators = administrators;
    }

    @Override
    public Optional<Project> byId(long projectId) {
        return JiraCalls.glance(() -> jira.project(projectId).map(JiraProjects::project));
    }

    @Override
    public Optional<Project> byKey(String key) {
        return JiraCalls.glance(() -> jira.project(key).map(JiraProjects::project));
    }

    @Override
    public Optional<IssueRef> issue(String issueKey) {
        return JiraCalls.glance(() -> jira.issue(issueKey).map(JiraProjects::issue));
    }

    @Override
    public Optional<IssueRef> issue(long issueId) {
        return JiraCalls.glance(() -> jira.issue(issueId).map(JiraProjects::issue));
    }

    @Override
    public boolean administers(String userKey, long projectId) {
        return jira.user(userKey).filter(ApplicationUser::isActive)
                .filter(user -> jira.project(projectId).filter(project -> jira.mayAdminister(user, project)).isPresent()
                        || administrators.isSystemAdmin(new UserKey(userKey))).isPresent();
    }

    @Override
    public Optional<Reporter> reporter(String user, long projectId) {
        return jira.userNamed(user.strip()).or(() -> addresses.with(user.strip()).stream().findFirst())
                .map(found -> new Reporter(found.getKey(), found.getName(), found.getDisplayName(),
                        jira.project(projectId).map(project -> jira.mayCreate(found, project)).orElse(false)));
    }

    /** Without request types, which software projects do not have; sub-tasks need an issue above them, so no mail becomes one. */
    @Override
    public Choices choices(long projectId) {
        return jira.project(projectId).map(project -> new Choices(List.of(),
                project.getIssueTypes().stream().filter(type -> !type.isSubTask()).map(JiraProjects::choice).toList(),
                priorities.getPriorities().stream().map(JiraProjects::choice).toList(),
                project.getComponents().stream().map(component -> new Choice(component.getId().toString(), component.getName())).toList()))
                .orElse(new Choices(List.of(), List.of(), List.of(), List.of()));
    }

    private static Choice choice(IssueConstant constant) {
        return new Choice(constant.getId(), constant.getNameTranslation());
    }

    private static Project project(com.atlassian.jira.project.Project project) {
        boolean service = project.getProjectTypeKey() != null && SERVICE.equals(project.getProjectTypeKey().getKey());
        return new Project(project.getId(), project.getKey(), project.getName(), service, project.isArchived());
    }

    private static IssueRef issue(Issue issue) {
        return new IssueRef(issue.getId(), issue.getKey(), issue.getProjectId());
    }
}
