package io.oauthlinks.incominglink;

import java.util.Optional;

/** The users of Jira, by a key that a rename does not change. */
public interface ResourceOwners {

    /** Empty when there is no such user any more. */
    Optional<ResourceOwner> byKey(String userKey);

    Optional<ResourceOwner> byName(String userName);

    /** @param active a deactivated user cannot log in, and no token may act as such a user */
    record ResourceOwner(String key, String name, String displayName, boolean active) { }
}
