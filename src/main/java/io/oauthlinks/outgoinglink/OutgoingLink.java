package io.oauthlinks.outgoinglink;

import io.oauthlinks.oauth2.Scopes;
import java.time.Instant;
import java.util.Map;

/**
 * The administrator's record by which Jira is the client of a provider.
 *
 * @param id                  row number; 0 before the first save
 * @param key                 short random key, made before the first save, part of the redirect URL
 * @param scopes              what is asked for at the authorization endpoint
 * @param extraParameters     further parameters of the authorization request, in order
 * @param trustedCertificates PEM of the certificates to trust besides the JVM's when its endpoints are asked; empty for none
 * @param unreadable          the sealed client secret cannot be opened (key set missing or another); it must be entered again
 */
public record OutgoingLink(long id, String key, String name, String description, Authority authority, ClientRegistration client,
                           Endpoints endpoints, Scopes scopes, Map<String, String> extraParameters, AccountRules accountRules,
                           String trustedCertificates, Instant createdAt, Instant changedAt, boolean unreadable) {

    public OutgoingLink {
        extraParameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(extraParameters));
    }

    public Provider provider() {
        return authority.provider();
    }

    public ProviderPreset preset() {
        return authority.preset();
    }
}
