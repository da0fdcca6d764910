package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.sal.api.user.UserManager;

/** Holds for everybody who is logged in. */
public final class UserLoggedInCondition extends ConditionOnUser {

    public UserLoggedInCondition(UserManager users) {
        super(users, (user, context) -> true);
    }
}
