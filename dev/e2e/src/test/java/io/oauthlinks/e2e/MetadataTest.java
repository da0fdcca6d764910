package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The authorization server's description of itself (RFC 8414). */
class MetadataTest {

    private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";

    private final RunningHost host = RunningHost.shared();
    private final HttpUser nobody = HttpUser.anonymous(host);

    @Test
    @DisplayName("P64: it answers below the base URL and, through the proxy's line, where RFC 8414 puts it for a context path; the issuer is the base URL")
    void bothLocations() {
        String root = host.url().toString().replaceFirst("/jira$", "");
        HttpResponse<String> own = nobody.get(WELL_KNOWN);
        HttpResponse<String> byTheRfc = nobody.get(root + WELL_KNOWN + "/jira");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
        assertThat(own.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(byTheRfc.statusCode()).as(byTheRfc.body()).isEqualTo(200);
        assertThat(byTheRfc.body()).isEqualTo(own.body());
        URI issuer = URI.create(HttpUser.json(own).path("issuer").asText());
        assertThat(issuer).isEqualTo(host.url());
        assertThat(issuer.getQuery()).isNull();
        assertThat(issuer.getFragment()).isNull();
    }

    @Test
    @DisplayName("P65: it lists exactly what is on")
    void exactlyWhatIsOn() {
        JsonNode metadata = HttpUser.json(nobody.get(WELL_KNOWN));
        assertThat(texts(metadata, "response_types_supported")).containsExactly("code");
        assertThat(texts(metadata, "grant_types_supported")).containsExactlyInAnyOrder("authorization_code", "refresh_token", "client_credentials");
        assertThat(texts(metadata, "token_endpoint_auth_methods_supported")).containsExactlyInAnyOrder("client_secret_basic", "client_secret_post", "none");
        assertThat(texts(metadata, "revocation_endpoint_auth_methods_supported")).containsExactlyInAnyOrder("client_secret_basic", "client_secret_post",
                "none");
        assertThat(texts(metadata, "code_challenge_methods_supported")).containsExactly("S256");
        assertThat(texts(metadata, "scopes_supported")).containsExactlyInAnyOrder("READ", "WRITE", "ADMIN", "SYSTEM_ADMIN");
        assertThat(metadata.path("authorization_response_iss_parameter_supported").asBoolean()).as("RFC 9207").isTrue();
        assertThat(metadata.has("introspection_endpoint") || metadata.has("registration_endpoint") || metadata.has("jwks_uri")).isFalse();
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "revocation_endpoint")) {
            assertThat(metadata.path(endpoint).asText()).startsWith(host.url() + ClientApplication.OAUTH2);
        }
        Administrator admin = new Administrator(host);
        admin.setting("plainChallenge", "true");
        try {
            assertThat(texts(HttpUser.json(nobody.get(WELL_KNOWN)), "code_challenge_methods_supported")).containsExactlyInAnyOrder("S256", "plain");
        } finally {
            admin.setting("plainChallenge", "false");
        }
    }

    @Test
    @DisplayName("P65: every endpoint that it names answers")
    void theEndpointsAnswer() {
        JsonNode metadata = HttpUser.json(nobody.get(WELL_KNOWN));
        assertThat(nobody.get(metadata.path("authorization_endpoint").asText()).statusCode()).isEqualTo(400);
        for (String endpoint : List.of("token_endpoint", "revocation_endpoint")) {
            assertThat(nobody.postForm(metadata.path(endpoint).asText(), Map.of("x", "y")).statusCode()).as(endpoint).isIn(400, 401);
        }
    }

    @Test
    void whatLooksLikeItIsNot() {
        for (String path : List.of(WELL_KNOWN + "/", WELL_KNOWN + "/x", WELL_KNOWN + "x", "/.well-known/openid-configuration")) {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(nobody.send(nobody.request(WELL_KNOWN).method("POST", HttpRequest.BodyPublishers.ofString("x"))).statusCode()).isIn(403, 405);
    }

    private static List<String> texts(JsonNode metadata, String name) {
        List<String> texts = new ArrayList<>();
        metadata.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
