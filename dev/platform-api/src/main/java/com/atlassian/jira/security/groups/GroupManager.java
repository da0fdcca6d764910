package com.atlassian.jira.security.groups;

import com.atlassian.jira.user.ApplicationUser;
import java.util.Collection;

/** Knows groups and their members. */
public interface GroupManager {

    /** Those of nested groups too; nobody for a group that does not exist. */
    Collection<ApplicationUser> getUsersInGroup(String groupName);
}
