package io.oauthlinks.incominglink.token;

import static io.oauthlinks.incominglink.TestAuthorizationServer.ADDRESS;
import static io.oauthlinks.incominglink.TestAuthorizationServer.body;
import static io.oauthlinks.incominglink.TestAuthorizationServer.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for all grant types: the checks before theirs, and what errors look like. */
class TokenEndpointTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.service());

    private EndpointAnswer fail(String clientId, String address) {
        return server.tokens.answer(new EndpointRequest(parameters(Map.of("grant_type", "client_credentials", "client_id", clientId,
                "client_secret", "wrong")), false, null, address));
    }

    @Test
    @DisplayName("P31: an error is JSON that nobody stores, with error, description and the id under which it is recorded")
    void anErrorIsJson() {
        EndpointAnswer answer = server.token(client, "grant_type", "password");
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json;charset=UTF-8").containsEntry("Cache-Control", "no-store")
                .containsEntry("Pragma", "no-cache");
        assertThat(answer.json()).containsOnlyKeys("error", "error_description", "correlation_id");
        LinkProblem problem = server.problems.ofLink(client.link().id()).get(0);
        assertThat(problem.correlationId()).isEqualTo(answer.json().get("correlation_id"));
        assertThat(problem.address()).isEqualTo(ADDRESS);
    }

    @ParameterizedTest
    @DisplayName("P13: an unknown grant type is refused, and the known ones are named")
    @ValueSource(strings = {"password", "implicit", "urn:ietf:params:oauth:grant-type:device_code", "AUTHORIZATION_CODE", "refresh_token "})
    void unknownGrantTypesAreRefused(String grantType) {
        EndpointAnswer answer = server.token(client, "grant_type", grantType);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", "unsupported_grant_type");
        assertThat((String) answer.json().get("error_description")).contains("authorization_code, refresh_token, client_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "scope"})
    void aMissingOrRepeatedParameterIsNamed(String name) {
        Map<String, List<String>> sent = new HashMap<>(parameters(body(client, "grant_type", "client_credentials")).values());
        sent.put(name, List.of("READ", "READ"));
        EndpointAnswer repeated = server.tokens.answer(new EndpointRequest(new SentParameters(sent), false, null, ADDRESS));
        assertThat(repeated.status()).isEqualTo(400);
        assertThat(repeated.json()).containsEntry("error", "invalid_request").containsEntry("error_description",
                "The parameter " + name + " was sent more than once.");
        assertThat(server.token(client, "grant_type", "").json()).containsEntry("error", "invalid_request")
                .containsEntry("error_description", "The parameter grant_type is missing.");
    }

    @Test
    void anOversizedParameterIsRefused() {
        assertThat(server.token(client, "grant_type", "client_credentials", "scope", "READ ".repeat(1000)).json())
                .containsEntry("error", "invalid_request");
        assertThat(server.problemsOf(client)).containsExactly("parameter-too-long");
    }

    @Test
    @DisplayName("P27: parameters in the query are refused, whatever they are")
    void parametersInTheQueryAreRefused() {
        EndpointAnswer answer = server.tokens.answer(new EndpointRequest(parameters(body(client, "grant_type", "client_credentials")), true, null,
                ADDRESS));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", "invalid_request");
        assertThat(server.problemsOf(client)).containsExactly("parameters-in-query");
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    @DisplayName("P29: a wrong secret is answered with 401, and with WWW-Authenticate if it came by HTTP Basic")
    void aWrongSecretIs401() {
        EndpointAnswer body = fail(client.id(), ADDRESS);
        assertThat(body.status()).isEqualTo(401);
        assertThat(body.json()).containsEntry("error", "invalid_client");
        assertThat(body.headers()).doesNotContainKey("WWW-Authenticate");
        EndpointAnswer basic = server.tokens.answer(new EndpointRequest(parameters(Map.of("grant_type", "client_credentials")), false,
                "Basic " + java.util.Base64.getEncoder().encodeToString((client.id() + ":wrong").getBytes()), ADDRESS));
        assertThat(basic.status()).isEqualTo(401);
        assertThat(basic.headers()).containsEntry("WWW-Authenticate", "Basic realm=\"Jira\", charset=\"UTF-8\"");
    }

    @Test
    void aDisabledLinkGetsNothing() {
        Client off = server.register(TestIncomingLinks.service().name("Off").enabled(false));
        EndpointAnswer answer = server.token(off, "grant_type", "client_credentials");
        assertThat(answer.json()).containsEntry("error", "unauthorized_client");
        assertThat(server.problemsOf(off)).containsExactly("link-disabled");
    }

    @Test
    @DisplayName("P71: a grant type that is not for the kind of link is refused, and the suitable ones are named")
    void grantTypesAreForKinds() {
        assertThat(server.token(client, "grant_type", "authorization_code").json()).containsEntry("error", "unauthorized_client")
                .hasEntrySatisfying("error_description", text -> assertThat((String) text).endsWith("kind SERVICE, which uses: client_credentials."));
        Client web = server.register(TestIncomingLinks.web());
        assertThat(server.token(web, "grant_type", "client_credentials").json()).hasEntrySatisfying("error_description", text ->
                assertThat((String) text).endsWith("which uses: authorization_code, refresh_token."));
        Client desktop = server.register(TestIncomingLinks.nativeApp());
        assertThat(server.token(desktop, "grant_type", "client_credentials").json()).containsEntry("error", "unauthorized_client");
    }

    @Test
    @DisplayName("P74: failures of one client beyond the limit are answered with 429 and Retry-After; success is not")
    void failuresOfAClientAreLimited() {
        for (int i = 0; i < 20; i++) {
            assertThat(fail(client.id(), "192.0.2." + i).status()).isEqualTo(401);
        }
        EndpointAnswer limited = fail(client.id(), "192.0.2.200");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.headers()).containsEntry("Retry-After", "61").containsEntry("Cache-Control", "no-store");
        assertThat((String) limited.json().get("error_description")).contains("client secret");
        assertThat(server.token(client, "grant_type", "client_credentials").status()).isEqualTo(200);
        server.clock.advance(Duration.ofMinutes(1));
        assertThat(fail(client.id(), "192.0.2.200").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("P74: failures from one address beyond the limit are answered with 429, whatever client they name")
    void failuresFromAnAddressAreLimited() {
        for (int i = 0; i < 20; i++) {
            assertThat(fail("olc_" + i, ADDRESS).status()).isEqualTo(401);
        }
        assertThat(fail("olc_more", ADDRESS).status()).isEqualTo(429);
        assertThat(fail("olc_more", "192.0.2.8").status()).isEqualTo(401);
        assertThat(server.token(client, "grant_type", "client_credentials").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P74: a client that is known and asks for something wrong is not limited")
    void otherErrorsAreNotLimited() {
        for (int i = 0; i < 40; i++) {
            assertThat(server.token(client, "grant_type", "client_credentials", "scope", "read").status()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("P78: neither answers nor problems hold what looks like a secret")
    void secretsAreMasked() {
        String secret = CredentialFormat.CLIENT_SECRET.generate().reveal();
        EndpointAnswer answer = fail(secret, ADDRESS);
        assertThat(answer.json().toString() + server.problems.ofLink(0)).contains("ols_...").doesNotContain(secret);
    }
}
