package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.sal.api.user.UserManager;

/** Holds on the profile page of the one who is logged in: {@code profileUser} in the context is the key of the user whose page it is. */
public final class UserIsTheLoggedInUserCondition extends ConditionOnUser {

    public UserIsTheLoggedInUserCondition(UserManager users) {
        super(users, (user, context) -> user.getStringValue().equals(context.get("profileUser")));
    }
}
