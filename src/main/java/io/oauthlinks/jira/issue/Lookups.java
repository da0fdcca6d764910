package io.oauthlinks.jira.issue;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.message.Problem;
import java.util.Locale;
import java.util.Optional;

/** Users, projects and issues by their numbers and keys, from memory or the database, never from the index. */
public final class Lookups {

    static final String PROBLEMS = "oauth-links.mail-channel.problem";

    private final ProjectManager projects;
    private final IssueManager issues;
    private final UserManager users;
    private final PermissionManager permissions;

    public Lookups(ProjectManager projects, IssueManager issues, UserManager users, PermissionManager permissions) {
        this.projects = projects;
        this.issues = issues;
        this.users = users;
        this.permissions = permissions;
    }

    Optional<ApplicationUser> user(String userKey) {
        return Optional.ofNullable(users.getUserByKey(userKey));
    }

    /** By name or, if nobody has it, by key. */
    Optional<ApplicationUser> userNamed(String nameOrKey) {
        return Optional.ofNullable(users.getUserByName(nameOrKey)).or(() -> user(nameOrKey));
    }

    /** @throws RequestRefused when the user is gone or inactive */
    ApplicationUser activeUser(String userKey) {
        return user(userKey).filter(ApplicationUser::isActive)
                .orElseThrow(() -> new RequestRefused(Problem.named(PROBLEMS, "reporter-gone", nameOf(userKey))));
    }

    Optional<Project> project(long id) {
        return Optional.ofNullable(projects.getProjectObj(id));
    }

    /** By its current key or a former one. */
    Optional<Project> project(String key) {
        return Optional.ofNullable(projects.getProjectObjByKey(key.toUpperCase(Locale.ROOT)));
    }

    /** @throws RequestRefused when the project is gone or archived */
    Project openProject(long id) {
        Project project = project(id).orElseThrow(() -> new RequestRefused(Problem.named(PROBLEMS, "project-gone")));
        if (project.isArchived()) {
            throw new RequestRefused(Problem.named(PROBLEMS, "project-archived", project.getName()));
        }
        return project;
    }

    Optional<Issue> issue(long id) {
        return Optional.ofNullable(issues.getIssueObject(id));
    }

    /** By its current key, or one from before it was moved or its project's key was changed. */
    Optional<Issue> issue(String key) {
        return Optional.ofNullable(issues.getIssueObject(key.toUpperCase(Locale.ROOT)));
    }

    /** @throws RequestRefused when the issue is gone or archived, with its project or alone */
    Issue openIssue(long id) {
        Issue issue = issue(id).orElseThrow(() -> new RequestRefused(Problem.named(PROBLEMS, "issue-gone")));
        openProject(issue.getProjectId());
        if (issue.isArchived()) {
            throw new RequestRefused(Problem.named(PROBLEMS, "issue-archived", issue.getKey()));
        }
        return issue;
    }

    /** Last part of the key of the project's newest issue; 0 for none. */
    long newestNumber(Project project) {
        return projects.getCurrentCounterForProject(project.getId());
    }

    boolean mayCreate(ApplicationUser user, Project project) {
        return user.isActive() && permissions.hasPermission(ProjectPermissions.CREATE_ISSUES, project, user);
    }

    boolean mayAdminister(ApplicationUser user, Project project) {
        return user.isActive() && permissions.hasPermission(ProjectPermissions.ADMINISTER_PROJECTS, project, user);
    }

    boolean maySee(ApplicationUser user, Issue issue) {
        return user.isActive() && permissions.hasPermission(ProjectPermissions.BROWSE_PROJECTS, issue, user);
    }

    boolean mayAttach(ApplicationUser user, Issue issue) {
        return user.isActive() && permissions.hasPermission(ProjectPermissions.CREATE_ATTACHMENTS, issue, user);
    }

    private String nameOf(String userKey) {
        return user(userKey).map(ApplicationUser::getDisplayName).orElse(userKey);
    }
}
