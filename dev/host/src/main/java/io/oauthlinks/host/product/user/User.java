package io.oauthlinks.host.product.user;

import java.util.Set;

/**
 * A user with the groups that decide what the user may do.
 *
 * @param key    never changes, unlike the name; what other tables refer to
 * @param active a deactivated user cannot log in, and no token acts as one
 * @param groups names of the groups that hold the user
 */
public record User(String key, String name, String displayName, String email, boolean active, Set<String> groups) {

    /** Holders of the global permission "System administrators". */
    public static final String SYSTEM_ADMINISTRATORS = "jira-system-administrators";
    /** Holders of the global permission "Administrators". */
    public static final String ADMINISTRATORS = "jira-administrators";
    /** Members use a licence of the software application. */
    public static final String SOFTWARE_USERS = "jira-software-users";
    /** Members use a licence of the service desk application, as its agents. */
    public static final String SERVICE_DESK_USERS = "jira-servicedesk-users";

    public User {
        groups = Set.copyOf(groups);
    }

    public boolean isSystemAdmin() {
        return groups.contains(SYSTEM_ADMINISTRATORS);
    }

    /** A system administrator is an administrator, too. */
    public boolean isAdmin() {
        return isSystemAdmin() || groups.contains(ADMINISTRATORS);
    }

    /** A user without a licence is a customer who sees the portal only. */
    public boolean isLicensed() {
        return groups.contains(SOFTWARE_USERS) || groups.contains(SERVICE_DESK_USERS);
    }
}
