package com.atlassian.jira.security;

import com.atlassian.jira.permission.GlobalPermissionKey;
import java.util.Collection;

/** Who may do what in all of Jira. */
public interface GlobalPermissionManager {

    Collection<String> getGroupNamesWithPermission(GlobalPermissionKey permissionKey);
}
