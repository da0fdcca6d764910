package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.sal.api.user.UserManager;

/** Holds for administrators. */
public final class UserIsAdminCondition extends ConditionOnUser {

    public UserIsAdminCondition(UserManager users) {
        super(users, (user, context) -> users.isAdmin(user));
    }
}
