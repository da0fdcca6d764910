package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.ProjectManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import java.util.Optional;

/** Jira's projects, issues and users by the numbers and keys that channels and plans hold. */
public record RequestLookups(ProjectManager projects, IssueManager issues, UserManager users) {

    /** @throws RequestRefused when it is gone or archived */
    Project openProject(long id) {
        Project project = Optional.ofNullable(projects.getProjectObj(id)).orElseThrow(() -> Reasons.refused("project-gone"));
        if (project.isArchived()) {
            throw Reasons.refused("project-archived", project.getName());
        }
        return project;
    }

    /** @throws RequestRefused when it is gone or archived, with its project or alone */
    Issue openIssue(long id) {
        Issue issue = issue(id).orElseThrow(() -> Reasons.refused("issue-gone"));
        openProject(issue.getProjectId());
        if (issue.isArchived()) {
            throw Reasons.refused("issue-archived", issue.getKey());
        }
        return issue;
    }

    Optional<Issue> issue(long id) {
        return Optional.ofNullable(issues.getIssueObject(id));
    }

    /** @throws RequestRefused when nobody has the key, or not any more */
    ApplicationUser activeUser(String userKey) {
        return user(userKey).filter(ApplicationUser::isActive)
                .orElseThrow(() -> Reasons.refused("reporter-gone", user(userKey).map(ApplicationUser::getDisplayName).orElse(userKey)));
    }

    Optional<ApplicationUser> user(String userKey) {
        return Optional.ofNullable(users.getUserByKey(userKey));
    }
}
