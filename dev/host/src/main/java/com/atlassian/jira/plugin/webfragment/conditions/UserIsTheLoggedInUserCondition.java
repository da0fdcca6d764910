package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.plugin.web.Condition;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import java.util.Map;

/** Holds on the profile page of the one who is logged in. */
public final class UserIsTheLoggedInUserCondition implements Condition {

    private final UserManager users;

    public UserIsTheLoggedInUserCondition(UserManager users) {
        this.users = users;
    }

    @Override
    public void init(Map<String, String> params) {
        // takes no parameters
    }

    /** @param context {@code profileUser}: key of the user whose profile is shown */
    @Override
    public boolean shouldDisplay(Map<String, Object> context) {
        UserKey user = users.getRemoteUserKey();
        return user != null && user.getStringValue().equals(context.get("profileUser"));
    }
}
