package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.sal.api.user.UserManager;

/** Holds for administrators of the project in the context, whom the page names in {@code projectAdmin}. */
public final class UserIsProjectAdminCondition extends ConditionOnUser {

    public UserIsProjectAdminCondition(UserManager users) {
        super(users, (user, context) -> users.isAdmin(user) || Boolean.TRUE.equals(context.get("projectAdmin")));
    }
}
