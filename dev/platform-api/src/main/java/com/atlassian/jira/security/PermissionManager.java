package com.atlassian.jira.security;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.security.plugin.ProjectPermissionKey;
import com.atlassian.jira.user.ApplicationUser;

/** Who may do what in projects. */
public interface PermissionManager {

    /** With the issue's security level. */
    boolean hasPermission(ProjectPermissionKey permissionKey, Issue issue, ApplicationUser user);

    /** False for a permission that depends on an issue, such as one of its reporter, unless asked about an issue. */
    boolean hasPermission(ProjectPermissionKey permissionKey, Project project, ApplicationUser user);
}
