package io.oauthlinks.host.product.sal;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.user.UserProfile;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Predicate;

/** Users and their permissions, for apps. */
public final class ProductUsers implements UserManager {

    private final Callers callers;
    private final Users users;

    public ProductUsers(Callers callers, Users users) {
        this.callers = callers;
        this.users = users;
    }

    @Override
    public UserProfile getRemoteUser() {
        return callers.user().map(Profile::new).orElse(null);
    }

    @Override
    public UserKey getRemoteUserKey() {
        return callers.user().map(user -> new UserKey(user.key())).orElse(null);
    }

    @Override
    public UserProfile getRemoteUser(HttpServletRequest request) {
        return getRemoteUser();
    }

    @Override
    public UserKey getRemoteUserKey(HttpServletRequest request) {
        return getRemoteUserKey();
    }

    @Override
    public UserProfile getUserProfile(String username) {
        return Optional.ofNullable(username).flatMap(users::byName).map(Profile::new).orElse(null);
    }

    @Override
    public UserProfile getUserProfile(UserKey userKey) {
        return find(userKey).map(Profile::new).orElse(null);
    }

    @Override
    public boolean isUserInGroup(UserKey userKey, String group) {
        return has(userKey, user -> group != null && user.groups().contains(group));
    }

    @Override
    public boolean isSystemAdmin(UserKey userKey) {
        return has(userKey, User::isSystemAdmin);
    }

    @Override
    public boolean isAdmin(UserKey userKey) {
        return has(userKey, User::isAdmin);
    }

    @Override
    public boolean isLicensed(UserKey userKey) {
        return has(userKey, User::isLicensed);
    }

    @Override
    public boolean authenticate(String username, String password) {
        return username != null && password != null && users.authenticate(username, password).isPresent();
    }

    @Override
    public Principal resolve(String username) {
        return users.byName(username).map(user -> (Principal) user::name).orElse(null);
    }

    @Override
    public Iterable<String> findGroupNamesByPrefix(String prefix, int startIndex, int maxResults) {
        return users.groups().keySet().stream().filter(group -> group.startsWith(prefix)).skip(startIndex).limit(maxResults).toList();
    }

    @Override
    public boolean isAnonymousAccessEnabled() {
        return false;
    }

    private Optional<User> find(UserKey key) {
        return key == null ? Optional.empty() : users.byKey(key.getStringValue());
    }

    private boolean has(UserKey key, Predicate<User> property) {
        return find(key).filter(property).isPresent();
    }

    /** A user as apps see it. */
    private record Profile(User user) implements UserProfile {

        @Override
        public UserKey getUserKey() {
            return new UserKey(user.key());
        }

        @Override
        public String getUsername() {
            return user.name();
        }

        @Override
        public String getFullName() {
            return user.displayName();
        }

        @Override
        public String getEmail() {
            return user.email();
        }

        /** The product has no pictures; its pages draw initials. */
        @Override
        public URI getProfilePictureUri(int width, int height) {
            return null;
        }

        @Override
        public URI getProfilePictureUri() {
            return null;
        }

        @Override
        public URI getProfilePageUri() {
            return URI.create(HostOptions.CONTEXT_PATH + "/secure/ViewProfile.jspa?name="
                    + URLEncoder.encode(user.name(), StandardCharsets.UTF_8));
        }
    }
}
