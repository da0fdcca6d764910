package io.oauthlinks.host.product.sal;

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

    private record Person(User user) implements ApplicationUser {

        @Override
        public String getKey() {
            return user.key();
        }

        @Override
        public String getUsername() {
            return user.name();
        }

        @Override
        public String getName() {
            return user.name();
        }

        @Override
        public long getDirectoryId() {
            return 1;
        }

        @Override
        public boolean isActive() {
            return user.active();
        }

        @Override
        public String getEmailAddress() {
            return user.email();
        }

        @Override
        public String getDisplayName() {
            return user.displayName();
        }
    }
}
