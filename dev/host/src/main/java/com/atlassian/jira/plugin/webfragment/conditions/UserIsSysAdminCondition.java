package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.sal.api.user.UserManager;

/** Holds for system administrators. */
public final class UserIsSysAdminCondition extends ConditionOnUser {

    public UserIsSysAdminCondition(UserManager users) {
        super(users, (user, context) -> users.isSystemAdmin(user));
    }
}
