package io.oauthlinks.practice.authorization;

import java.util.List;
import java.util.Map;

/** What the metadata documents say beyond the defaults (RFC 8414), so that they list exactly what works here. */
final class Metadata {

    private Metadata() {
    }

    static void complete(Map<String, Object> claims) {
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.put("scopes_supported", List.copyOf(PracticeClient.scopes()));
        claims.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        List.of("userinfo_endpoint", "end_session_endpoint", "registration_endpoint", "device_authorization_endpoint",
                "tls_client_certificate_bound_access_tokens", "dpop_signing_alg_values_supported").forEach(claims::remove);
    }
}
