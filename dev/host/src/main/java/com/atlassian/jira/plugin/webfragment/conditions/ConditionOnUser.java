package com.atlassian.jira.plugin.webfragment.conditions;

import com.atlassian.plugin.web.Condition;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import java.util.Map;
import java.util.function.BiPredicate;

/** Asks who is logged in; never holds for anonymous visitors. */
abstract class ConditionOnUser implements Condition {

    private final UserManager users;
    private final BiPredicate<UserKey, Map<String, Object>> holds;

    ConditionOnUser(UserManager users, BiPredicate<UserKey, Map<String, Object>> holds) {
        this.users = users;
        this.holds = holds;
    }

    @Override
    public void init(Map<String, String> params) {
        // takes no parameters
    }

    @Override
    public final boolean shouldDisplay(Map<String, Object> context) {
        UserKey user = users.getRemoteUserKey();
        return user != null && holds.test(user, context);
    }
}
