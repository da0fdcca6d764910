package io.oauthlinks.host.product.api;

import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.user.User;

/** A user as Jira shows one to apps. */
public record Person(User user) implements ApplicationUser {

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
