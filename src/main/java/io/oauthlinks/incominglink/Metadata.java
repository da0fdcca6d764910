package io.oauthlinks.incominglink;

import io.oauthlinks.settings.SettingsStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metadata of the authorization server (RFC 8414 section 2): exactly what works, so that a client may rely on it. */
public final class Metadata {

    private final Issuer issuer;
    private final SettingsStore settings;
    private final List<String> grantTypes;

    /** @param grantTypes those that the token endpoint has, by their names on the wire */
    public Metadata(Issuer issuer, SettingsStore settings, List<String> grantTypes) {
        this.issuer = issuer;
        this.settings = settings;
        this.grantTypes = List.copyOf(grantTypes);
    }

    public Map<String, Object> json() {
        List<String> authentication = List.of("client_secret_basic", "client_secret_post", "none");
        Map<String, Object> json = new HashMap<>();
        json.put("issuer", issuer.name());
        json.put("authorization_endpoint", issuer.authorizationEndpoint());
        json.put("token_endpoint", issuer.tokenEndpoint());
        json.put("revocation_endpoint", issuer.revocationEndpoint());
        json.put("scopes_supported", Arrays.stream(JiraScope.values()).map(JiraScope::name).toList());
        json.put("response_types_supported", List.of("code"));
        json.put("response_modes_supported", List.of("query"));
        json.put("grant_types_supported", grantTypes);
        json.put("token_endpoint_auth_methods_supported", authentication);
        json.put("revocation_endpoint_auth_methods_supported", authentication);
        json.put("code_challenge_methods_supported", settings.current().incoming().plainChallenge() ? List.of("S256", "plain") : List.of("S256"));
        json.put("authorization_response_iss_parameter_supported", true);
        return json;
    }
}
