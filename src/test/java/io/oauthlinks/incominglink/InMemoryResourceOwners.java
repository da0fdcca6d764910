package io.oauthlinks.incominglink;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Users in memory. */
public final class InMemoryResourceOwners implements ResourceOwners {

    private final Map<String, ResourceOwner> byKey = new ConcurrentHashMap<>();

    /** Adds an active user, or changes the one with this key. */
    public InMemoryResourceOwners with(String key, String name, String displayName) {
        byKey.put(key, new ResourceOwner(key, name, displayName, true));
        return this;
    }

    public void deactivate(String key) {
        byKey.computeIfPresent(key, (same, user) -> new ResourceOwner(same, user.name(), user.displayName(), false));
    }

    public void delete(String key) {
        byKey.remove(key);
    }

    @Override
    public Optional<ResourceOwner> byKey(String userKey) {
        return Optional.ofNullable(byKey.get(userKey));
    }

    @Override
    public Optional<ResourceOwner> byName(String userName) {
        return byKey.values().stream().filter(user -> user.name().equals(userName)).findFirst();
    }
}
