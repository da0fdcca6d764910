package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.permission.GlobalPermissionKey;
import com.atlassian.jira.security.GlobalPermissionManager;
import com.atlassian.jira.security.groups.GroupManager;
import com.atlassian.jira.user.ApplicationUser;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who administers Jira: only such a user may make customers, and on the threads of mail nobody is signed in (ADR 30). Notices tell the system administrators. */
public final class JiraAdministrators {

    private static final int MOST_TOLD = 50;

    private final GlobalPermissionManager permissions;
    private final GroupManager groups;

    public JiraAdministrators(GlobalPermissionManager permissions, GroupManager groups) {
        this.permissions = permissions;
        this.groups = groups;
    }

    /** The active system administrators, a bounded number of them. */
    public List<ApplicationUser> system() {
        return permissions.getGroupNamesWithPermission(GlobalPermissionKey.SYSTEM_ADMIN).stream().flatMap(group -> groups.getUsersInGroup(group).stream())
                .filter(ApplicationUser::isActive).limit(MOST_TOLD).toList();
    }

    /** The active administrator with the first key, so that it is always the same one. */
    Optional<ApplicationUser> first() {
        return Stream.of(GlobalPermissionKey.ADMINISTER, GlobalPermissionKey.SYSTEM_ADMIN)
                .flatMap(permission -> permissions.getGroupNamesWithPermission(permission).stream()).distinct()
                .flatMap(group -> groups.getUsersInGroup(group).stream())
                .filter(ApplicationUser::isActive).min(Comparator.comparing(ApplicationUser::getKey));
    }
}
