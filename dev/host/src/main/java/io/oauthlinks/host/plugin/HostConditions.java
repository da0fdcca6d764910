package io.oauthlinks.host.plugin;

import com.atlassian.jira.plugin.webfragment.conditions.UserIsAdminCondition;
import com.atlassian.jira.plugin.webfragment.conditions.UserIsProjectAdminCondition;
import com.atlassian.jira.plugin.webfragment.conditions.UserIsSysAdminCondition;
import com.atlassian.jira.plugin.webfragment.conditions.UserIsTheLoggedInUserCondition;
import com.atlassian.jira.plugin.webfragment.conditions.UserLoggedInCondition;
import com.atlassian.plugin.web.Condition;
import com.atlassian.sal.api.user.UserManager;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Jira's own conditions, by the class names that descriptors use. */
final class HostConditions {

    private final Map<String, Supplier<Condition>> conditions;

    HostConditions(UserManager users) {
        this.conditions = Map.of(
                UserIsSysAdminCondition.class.getName(), () -> new UserIsSysAdminCondition(users),
                UserIsAdminCondition.class.getName(), () -> new UserIsAdminCondition(users),
                UserLoggedInCondition.class.getName(), () -> new UserLoggedInCondition(users),
                UserIsTheLoggedInUserCondition.class.getName(), () -> new UserIsTheLoggedInUserCondition(users),
                UserIsProjectAdminCondition.class.getName(), () -> new UserIsProjectAdminCondition(users));
    }

    /** Empty for a class that is not Jira's. */
    Optional<Condition> create(String className) {
        return Optional.ofNullable(conditions.get(className)).map(Supplier::get);
    }
}
