package io.oauthlinks.host.product.api;

import com.atlassian.jira.permission.GlobalPermissionKey;
import com.atlassian.jira.security.GlobalPermissionManager;
import com.atlassian.jira.security.groups.GroupManager;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.util.Collection;
import java.util.List;

/** Members of groups. */
public final class JiraGroups implements GroupManager {

    private final Users users;

    public JiraGroups(Users users) {
        this.users = users;
    }

    @Override
    public Collection<ApplicationUser> getUsersInGroup(String groupName) {
        return users.all().stream().filter(user -> user.groups().contains(groupName)).map(user -> (ApplicationUser) new Person(user)).toList();
    }

    /** The groups that hold a permission for all of Jira. */
    static GlobalPermissionManager permissions() {
        return permission -> permission.equals(GlobalPermissionKey.SYSTEM_ADMIN) ? List.of(User.SYSTEM_ADMINISTRATORS)
                : List.of(User.ADMINISTRATORS);
    }
}
