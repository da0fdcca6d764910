package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.TokenEndpointTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that acts by itself. */
class ClientCredentialsGrantTest {

    private static RunningHost host;
    private static Registrations registrations;
    private static ClientApplication service;

    @BeforeAll
    static void register() {
        host = RunningHost.shared();
        registrations = new Registrations(host);
        service = registrations.service("padmin");
    }

    @Test
    @DisplayName("P71: it acts as the chosen user, within the scopes of its link, and has no refresh token")
    void actsAsTheChosenUser() {
        Tokens tokens = Tokens.of(service.token(Map.of("grant_type", "client_credentials", "scope", "READ WRITE")));
        assertThat(tokens.refreshToken()).isEmpty();
        HttpResponse<String> myself = ClientApplication.call(host, tokens.accessToken(), "GET", "/rest/api/2/myself", null);
        assertThat(HttpUser.json(myself).path("name").asText()).isEqualTo("padmin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "SYSTEM_ADMIN", "READ ADMIN", "NONSENSE"})
    @DisplayName("P71, P42: never an administrative scope")
    void scopesBeyond(String scope) {
        refused(service.token(Map.of("grant_type", "client_credentials", "scope", scope)), 400, "invalid_scope");
    }

    @Test
    @DisplayName("P71: a service cannot be registered with administrative scopes, and not without a user")
    void registration() {
        for (Map<String, String> wrong : List.of(Map.of("scopes", "READ ADMIN"), Map.of("scopes", "SYSTEM_ADMIN"), Map.of("serviceUser", ""),
                Map.of("serviceUser", "nobody-of-this-name"))) {
            Map<String, String> fields = new LinkedHashMap<>(Map.of("name", "Wrong service", "kind", "SERVICE", "scopes", "READ", "serviceUser", "padmin"));
            fields.putAll(wrong);
            assertThat(registrations.http.rest("POST", "incoming-links", fields).statusCode()).as(wrong.toString()).isEqualTo(400);
        }
    }

    @Test
    void otherKindsMayNot() {
        refused(registrations.web().token(Map.of("grant_type", "client_credentials")), 400, "unauthorized_client");
        refused(registrations.nativeApplication().token(Map.of("grant_type", "client_credentials")), 400, "unauthorized_client");
    }

    @Test
    void aServiceAsksNoUser() {
        ConsentForm shown = ConsentForm.open(HttpUser.signedIn(host, "padmin"), service.authorizationRequest(Map.of("redirect_uri", "https://x.example/")));
        assertThat(shown.answer().statusCode()).as(shown.text()).isEqualTo(400);
    }

    @Test
    @DisplayName("P73: the secret is shown once; after a rotation the old one is valid until the overlap ends, and both ends are in the audit log")
    void rotation() {
        ClientApplication rotated = registrations.service("padmin");
        assertThat(registrations.http.rest("GET", "incoming-links/" + rotated.linkId(), null).body()).doesNotContain(rotated.clientSecret());
        String fresh = registrations.rotateSecret(rotated, "3600");
        assertThat(fresh).isNotEqualTo(rotated.clientSecret());
        Map<String, String> grant = Map.of("grant_type", "client_credentials");
        assertThat(rotated.token(grant).statusCode()).as("the old one, within the overlap").isEqualTo(200);
        assertThat(rotated.withSecret(fresh).token(grant).statusCode()).isEqualTo(200);
        String newest = registrations.rotateSecret(rotated, "0");
        assertThat(rotated.token(grant).statusCode()).as("two rotations ago").isEqualTo(401);
        assertThat(rotated.withSecret(fresh).token(grant).statusCode()).as("without overlap").isEqualTo(401);
        assertThat(rotated.withSecret(newest).token(grant).statusCode()).isEqualTo(200);
    }
}
