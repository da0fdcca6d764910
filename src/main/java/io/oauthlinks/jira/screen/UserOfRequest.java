package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ResourceOwners;
import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.jira.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The user whom a page of administrators is about: by the name that was typed, or by the key in links of ours. They are two parameters, because
 * the key of one user may be the name of another.
 */
public final class UserOfRequest {

    static final String NAME = "user";
    static final String KEY = "userKey";

    private final ResourceOwners owners;

    public UserOfRequest(ResourceOwners owners) {
        this.owners = owners;
    }

    /** @param name empty when there is no such user any more, and only connections are left */
    record Found(String key, String name, String displayName, boolean active) {

        String shownAs() {
            return name.isEmpty() ? key : displayName;
        }
    }

    Optional<Found> find(Request request) {
        String key = request.parameter(KEY);
        if (!key.isEmpty()) {
            return Optional.of(owners.byKey(key).map(UserOfRequest::found).orElse(new Found(key, "", "", false)));
        }
        String name = request.parameter(NAME).strip();
        return name.isEmpty() ? Optional.empty() : owners.byName(name).map(UserOfRequest::found);
    }

    boolean isAskedFor(Request request) {
        return !request.parameter(NAME).isBlank();
    }

    /** Path of the list of a user's connections. */
    static String path(String userKey) {
        return path("/grants", userKey);
    }

    static String path(String page, String userKey) {
        return page + "?" + KEY + "=" + URLEncoder.encode(userKey, StandardCharsets.UTF_8);
    }

    private static Found found(ResourceOwner owner) {
        return new Found(owner.key(), owner.name(), owner.displayName(), owner.active());
    }
}
