package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.security.plugin.ProjectPermissionKey;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.user.User;
import java.util.Optional;

/**
 * Who may do what. As in Jira a customer has no permission outside of the portal, a deactivated user has none at all, and in an archived project nobody may
 * change anything.
 */
public final class JiraPermissions implements PermissionManager {

    private final Tracker tracker;

    public JiraPermissions(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public boolean hasPermission(ProjectPermissionKey permissionKey, Issue issue, ApplicationUser user) {
        return hasPermission(permissionKey, issue.getProjectObject(), user);
    }

    @Override
    public boolean hasPermission(ProjectPermissionKey permissionKey, Project project, ApplicationUser user) {
        Optional<User> asked = Optional.ofNullable(user).map(ApplicationUser::getKey).flatMap(tracker.users()::byKey).filter(User::active);
        return tracker.projects().byId(project.getId()).filter(found -> holds(permissionKey, found, asked)).isPresent();
    }

    private boolean holds(ProjectPermissionKey permission, io.oauthlinks.host.product.project.Project project, Optional<User> user) {
        if (permission.equals(ProjectPermissions.BROWSE_PROJECTS)) {
            return tracker.projects().mayBrowse(user, project);
        }
        if (permission.equals(ProjectPermissions.ADMINISTER_PROJECTS)) {
            return user.isPresent() && tracker.projects().administers(user, project);
        }
        return tracker.projects().mayWork(user, project);
    }
}
