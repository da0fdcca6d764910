package io.oauthlinks.outgoinglink;

import io.oauthlinks.oauth2.Scopes;
import java.time.Instant;
import java.util.Map;

/**
 * The administrator's record by which Jira is the client of a provider.
 *
 * @param id              row number; 0 before the first save
 * @param key             short random key, made before the first save, part of the redirect URL
 * @param tenant          Microsoft only: {@code common}, {@code organizations}, {@code consumers} or a tenant id or domain; else empty
 * @param scopes          what is asked for at the authorization endpoint
 * @param extraParameters further parameters of the authorization request, in order
 * @param unreadable      the sealed client secret cannot be opened (key set missing or another); it must be entered again
 */
public record OutgoingLink(long id, String key, String name, String description, Provider provider, String tenant,
                           ClientRegistration client, Endpoints endpoints, Scopes scopes, Map<String, String> extraParameters,
                           Instant createdAt, Instant changedAt, boolean unreadable) {

    public OutgoingLink {
        extraParameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(extraParameters));
    }
}
