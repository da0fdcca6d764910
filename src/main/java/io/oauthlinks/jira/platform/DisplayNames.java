package io.oauthlinks.jira.platform;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.user.UserProfile;
import java.util.function.UnaryOperator;

/** Names of users for people. */
public final class DisplayNames implements UnaryOperator<String> {

    private final UserManager users;

    public DisplayNames(UserManager users) {
        this.users = users;
    }

    /** The display name of a user key; the key itself when there is no such user (any more). */
    @Override
    public String apply(String userKey) {
        UserProfile user = userKey.isEmpty() ? null : users.getUserProfile(new UserKey(userKey));
        return user == null ? userKey : user.getFullName();
    }
}
