package io.oauthlinks.jira.platform;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.incominglink.ResourceOwners;
import java.util.Optional;

/** The users of Jira, which keeps them in memory and tells the other nodes of each change: no call costs a query. */
public final class JiraResourceOwners implements ResourceOwners {

    private final UserManager users;

    public JiraResourceOwners(UserManager users) {
        this.users = users;
    }

    @Override
    public Optional<ResourceOwner> byKey(String userKey) {
        return Optional.ofNullable(users.getUserByKey(userKey)).map(JiraResourceOwners::owner);
    }

    @Override
    public Optional<ResourceOwner> byName(String userName) {
        return Optional.ofNullable(users.getUserByName(userName)).map(JiraResourceOwners::owner);
    }

    /** The key of a user who has just been deleted; empty when there never was one of this name. */
    Optional<String> lastKey(String userName) {
        return Optional.ofNullable(users.getUserByNameEvenWhenUnknown(userName)).map(ApplicationUser::getKey);
    }

    private static ResourceOwner owner(ApplicationUser user) {
        return new ResourceOwner(user.getKey(), user.getName(), user.getDisplayName(), user.isActive());
    }
}
