package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.plugin.web.Condition;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import java.util.Map;

/** Holds for everybody who is logged in. */
public final class UserLoggedInCondition implements Condition {

    private final UserManager users;

    public UserLoggedInCondition(UserManager users) {
        this.users = users;
    }

    @Override
    public void init(Map<String, String> params) {
        // takes no parameters
    }

    @Override
    public boolean shouldDisplay(Map<String, Object> context) {
        UserKey user = users.getRemoteUserKey();
        return user != null;
    }
}
