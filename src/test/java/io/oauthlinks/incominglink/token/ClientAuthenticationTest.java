package io.oauthlinks.incominglink.token;

import static io.oauthlinks.incominglink.TestAuthorizationServer.ADDRESS;
import static io.oauthlinks.incominglink.TestAuthorizationServer.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.ClientSecret;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticationTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.service());
    private final List<String> hashed = new ArrayList<>();
    private final ClientAuthentication authentication = new ClientAuthentication(server.clients, server.clock, text -> {
        hashed.add(text);
        return Sha256.hex(text);
    });

    private RegisteredClient authenticate(String authorization, Map<String, String> body) {
        return authentication.authenticate(new EndpointRequest(parameters(body), false, authorization, ADDRESS));
    }

    private ProtocolError refused(String authorization, Map<String, String> body) {
        return Assertions.catchThrowableOfType(ProtocolError.class, () -> authenticate(authorization, body));
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each character in the form encoding, as a client may do that takes RFC 6749 section 2.3.1 by its word. */
    private static String encoded(String text) {
        StringBuilder all = new StringBuilder();
        text.chars().forEach(c -> all.append(String.format("%%%02X", c)));
        return all.toString();
    }

    @Test
    @DisplayName("P26: HTTP Basic works, form-urlencoded or not, in any case of its name")
    void basicWorks() {
        assertThat(authenticate(basic(client.id() + ":" + client.secret()), Map.of()).link()).isEqualTo(client.link());
        assertThat(authenticate(basic(encoded(client.id()) + ":" + encoded(client.secret())), Map.of()).link()).isEqualTo(client.link());
        assertThat(authenticate(basic(client.id() + ":" + client.secret()).replace("Basic", "bASIC"), Map.of()).link()).isEqualTo(client.link());
        assertThat(authenticate(basic(client.id() + ":" + client.secret()), Map.of("client_id", client.id())).link()).isEqualTo(client.link());
    }

    @Test
    @DisplayName("P27: a secret in the body works")
    void theBodyWorks() {
        assertThat(authenticate(null, Map.of("client_id", client.id(), "client_secret", client.secret())).link()).isEqualTo(client.link());
    }

    @Test
    void aPublicClientSendsItsClientIdAlone() {
        Client open = server.register(TestIncomingLinks.nativeApp());
        assertThat(authenticate(null, Map.of("client_id", open.id())).link()).isEqualTo(open.link());
        assertThat(authenticate(null, Map.of("client_id", open.id(), "client_secret", "")).link()).isEqualTo(open.link());
        assertThat(authenticate(basic(open.id() + ":"), Map.of()).link()).isEqualTo(open.link());
        assertThat(hashed).isEmpty();
    }

    @Test
    void aPublicClientWithASecretLearnsThatItHasNone() {
        Client open = server.register(TestIncomingLinks.nativeApp());
        assertThat(refused(null, Map.of("client_id", open.id(), "client_secret", "x")).reason()).isEqualTo("client-secret-of-public-client");
    }

    @Test
    @DisplayName("P28: two authentications at once are refused")
    void twoAuthenticationsAreRefused() {
        ProtocolError error = refused(basic(client.id() + ":" + client.secret()),
                Map.of("client_id", client.id(), "client_secret", client.secret()));
        assertThat(error.code()).isEqualTo("invalid_request");
        assertThat(error.reason()).isEqualTo("two-client-authentications");
    }

    @Test
    @DisplayName("P28: two client IDs are refused")
    void twoClientIdsAreRefused() {
        assertThat(refused(basic(client.id() + ":" + client.secret()), Map.of("client_id", "olc_other")).reason()).isEqualTo("client-ids-differ");
    }

    @Test
    @DisplayName("P28: a client_secret that is sent twice is refused, without being named")
    void aRepeatedSecretIsRefused() {
        Map<String, List<String>> body = new HashMap<>();
        body.put("client_id", List.of(client.id()));
        body.put("client_secret", List.of(client.secret(), "other"));
        ProtocolError error = Assertions.catchThrowableOfType(ProtocolError.class, () ->
                authentication.authenticate(new EndpointRequest(new SentParameters(body), false, null, ADDRESS)));
        assertThat(error.code()).isEqualTo("invalid_request");
        assertThat(error.getMessage() + error.sent()).doesNotContain(client.secret(), "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic b2xj", "Basic /w==", "Basic b2xjX2E6JXp6"})
    void aMalformedBasicHeaderIsRefused(String header) {
        ProtocolError error = refused(header, Map.of());
        assertThat(error.code()).isIn("invalid_client", "invalid_request");
        assertThat(error.reason()).isIn("basic-malformed", "authorization-scheme-unsupported");
    }

    @Test
    void anotherSchemeIsRefusedByItsName() {
        ProtocolError error = refused("Bearer olj_abc", Map.of("client_id", client.id()));
        assertThat(error.reason()).isEqualTo("authorization-scheme-unsupported");
        assertThat(error.sent()).isEqualTo("Bearer");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(refused(null, Map.of()).reason()).isEqualTo("client-id-missing");
        assertThat(refused(basic(":x"), Map.of()).reason()).isEqualTo("client-id-missing");
        assertThat(refused(null, Map.of("client_id", client.id())).reason()).isEqualTo("client-secret-missing");
        assertThat(refused(null, Map.of("client_id", client.id(), "client_assertion", "x")).reason()).isEqualTo("client-assertion-unsupported");
    }

    @Test
    @DisplayName("P29: a wrong secret is told from a mistyped one and from another value")
    void wrongSecretsAreToldApart() {
        String other = CredentialFormat.CLIENT_SECRET.generate().reveal();
        assertThat(refused(null, Map.of("client_id", client.id(), "client_secret", other)).reason()).isEqualTo("client-secret-wrong");
        String typo = client.secret().substring(0, 41) + (client.secret().endsWith("x") ? "y" : "x");
        assertThat(refused(null, Map.of("client_id", client.id(), "client_secret", typo)).reason()).isEqualTo("client-secret-mistyped");
        ProtocolError error = refused(null, Map.of("client_id", client.id(), "client_secret", "hunter2"));
        assertThat(error.reason()).isEqualTo("client-secret-not-ours");
        assertThat(error.getMessage() + error.sent()).doesNotContain("hunter2");
    }

    @Test
    @DisplayName("P30: an unknown client costs as many hashes as a wrong secret")
    void anUnknownClientCostsTheSameWork() {
        refused(null, Map.of("client_id", client.id(), "client_secret", "wrong"));
        assertThat(hashed).hasSize(1);
        ProtocolError error = refused(null, Map.of("client_id", "olc_unknown", "client_secret", "wrong"));
        assertThat(error.reason()).isEqualTo("client-unknown");
        assertThat(hashed).hasSize(2);
        authenticate(null, Map.of("client_id", client.id(), "client_secret", client.secret()));
        assertThat(hashed).hasSize(3);
    }

    @Test
    @DisplayName("P73: after a rotation both secrets work until the overlap ends, and then the message says so")
    void bothSecretsWorkUntilTheOverlapEnds() {
        String fresh = CredentialFormat.CLIENT_SECRET.generate().reveal();
        server.secrets.rotate(new ClientSecret(client.link().id(), Sha256.hex(fresh), server.clock.instant(), null),
                server.clock.instant().plus(Duration.ofDays(7)));
        server.clock.advance(Duration.ofDays(7).minusMillis(1));
        for (String secret : List.of(fresh, client.secret())) {
            assertThat(authenticate(null, Map.of("client_id", client.id(), "client_secret", secret)).link()).isEqualTo(client.link());
        }
        server.clock.advance(Duration.ofMillis(1));
        authenticate(null, Map.of("client_id", client.id(), "client_secret", fresh));
        ProtocolError error = refused(null, Map.of("client_id", client.id(), "client_secret", client.secret()));
        assertThat(error.reason()).isEqualTo("client-secret-ended");
        assertThat(error.getMessage()).contains("2026-12-05T08:00:00Z");
    }

    @Test
    @DisplayName("P73: an overlap that was ended early ends at once")
    void anOverlapCanBeEnded() {
        String fresh = CredentialFormat.CLIENT_SECRET.generate().reveal();
        server.secrets.rotate(new ClientSecret(client.link().id(), Sha256.hex(fresh), server.clock.instant(), null),
                server.clock.instant().plus(Duration.ofDays(7)));
        server.secrets.ofLink(client.link().id()).forEach(server.secrets::end);
        assertThat(refused(null, Map.of("client_id", client.id(), "client_secret", client.secret())).reason()).isEqualTo("client-secret-wrong");
    }

    @Test
    void theLinkThatARequestNamesIsFoundHoweverWrongTheRestIs() {
        EndpointRequest wrong = new EndpointRequest(parameters(Map.of("client_id", client.id(), "client_secret", "x")), false, null, ADDRESS);
        assertThat(authentication.claimedLink(wrong)).isEqualTo(client.link().id());
        assertThat(authentication.claimedLink(new EndpointRequest(parameters(Map.of()), false, "Basic !", ADDRESS))).isZero();
        assertThat(Optional.of(wrong.toString())).hasValueSatisfying(text -> assertThat(text).doesNotContain("olc_", "=x"));
    }
}
