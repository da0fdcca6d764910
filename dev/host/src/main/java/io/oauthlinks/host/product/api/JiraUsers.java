package io.oauthlinks.host.product.api;

import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.user.util.UserManager;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.util.Optional;
import java.util.Set;

/** Jira's own view of the users. */
public final class JiraUsers implements UserManager {

    private final Users users;

    public JiraUsers(Users users) {
        this.users = users;
    }

    @Override
    public ApplicationUser getUserByKey(String userKey) {
        return Optional.ofNullable(userKey).flatMap(users::byKey).map(Person::new).orElse(null);
    }

    @Override
    public ApplicationUser getUserByName(String userName) {
        return Optional.ofNullable(userName).flatMap(users::byName).map(Person::new).orElse(null);
    }

    @Override
    public ApplicationUser getUserByNameEvenWhenUnknown(String userName) {
        ApplicationUser known = getUserByName(userName);
        return known != null ? known : new Person(new User(users.lastKey(userName).orElse(userName), userName, userName, "", false, Set.of()));
    }
}
