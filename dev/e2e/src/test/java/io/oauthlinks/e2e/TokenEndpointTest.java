package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.ClientApplication.basic;
import static io.oauthlinks.e2e.ClientApplication.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request to the token endpoint: its form, who the client is, what the answer looks like. */
class TokenEndpointTest {

    private static final String FORM = "grant_type=client_credentials";

    private static RunningHost host;
    private static Registrations registrations;
    private static ClientApplication service;
    private static ClientApplication desktop;

    @BeforeAll
    static void register() {
        host = RunningHost.shared();
        registrations = new Registrations(host);
        service = registrations.service("padmin");
        desktop = registrations.nativeApplication();
    }

    @Test
    @DisplayName("P31, P32: the answer is JSON that nobody stores, with token type, life and scope")
    void answer() {
        HttpResponse<String> answer = service.token(Map.of("grant_type", "client_credentials"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
        assertThat(answer.headers().allValues("Set-Cookie")).as("no session").isEmpty();
        JsonNode json = HttpUser.json(answer);
        assertThat(json.path("token_type").asText()).isEqualToIgnoringCase("Bearer");
        assertThat(json.path("expires_in").isNumber()).isTrue();
        assertThat(json.path("scope").asText()).isEqualTo("READ");
        assertThat(json.path("access_token").asText()).as("P75").matches("olj_[0-9A-Za-z]{38}");
    }

    @ParameterizedTest
    @CsvSource({"password,unsupported_grant_type", "urn:ietf:params:oauth:grant-type:device_code,unsupported_grant_type",
            "implicit,unsupported_grant_type", "AUTHORIZATION_CODE,unsupported_grant_type", "'',invalid_request"})
    @DisplayName("P13: what is not offered is named so")
    void unknownGrantType(String grantType, String error) {
        refused(service.token(Map.of("grant_type", grantType, "username", "admin", "password", "admin")), 400, error);
    }

    @Test
    @DisplayName("P26: Basic credentials are form-urlencoded, so that an escaped character is the same character; the scheme's case does not matter")
    void basicIsFormUrlEncoded() {
        ClientApplication escaped = service;
        String raw = Base64.getEncoder().encodeToString((escaped.clientId().replace("_", "%5F") + ":" + escaped.clientSecret().replace("_", "%5f"))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(service.post("token", FORM, Map.of("Authorization", "Basic " + raw)).statusCode()).isEqualTo(200);
        assertThat(service.post("token", FORM, Map.of("Authorization", basic(service.clientId(), service.clientSecret()).replace("Basic", "bASIC")))
                .statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("P27: credentials in the body work, in the query they are refused")
    void credentialsInBodyOrQuery() {
        String credentials = form(Map.of("client_id", service.clientId(), "client_secret", service.clientSecret()));
        assertThat(service.post("token", FORM + "&" + credentials, Map.of()).statusCode()).isEqualTo(200);
        refused(service.post("token?" + credentials, FORM, Map.of()), 400, "invalid_request");
        refused(service.post("token?" + FORM, credentials, Map.of()), 400, "invalid_request");
    }

    @Test
    @DisplayName("P28: two client authentications in one request are refused, also when both are right")
    void twoAuthentications() {
        String credentials = form(Map.of("client_id", service.clientId(), "client_secret", service.clientSecret()));
        refused(service.post("token", FORM + "&" + credentials, Map.of("Authorization", basic(service.clientId(), service.clientSecret()))), 400,
                "invalid_request");
        String other = registrations.web().clientId();
        HttpResponse<String> twoNames = service.post("token", FORM + "&client_id=" + other,
                Map.of("Authorization", basic(service.clientId(), service.clientSecret())));
        assertThat(twoNames.statusCode()).as(twoNames.body()).isIn(400, 401);
    }

    @Test
    @DisplayName("P29: wrong credentials are answered with 401, by Basic with WWW-Authenticate")
    void wrongCredentials() {
        HttpResponse<String> badSecret = service.withSecret(service.clientSecret().replaceFirst(".$", "")).token(Map.of("grant_type", "client_credentials"));
        refused(badSecret, 401, "invalid_client");
        assertThat(badSecret.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
        HttpResponse<String> inBody = service.post("token", FORM + "&" + form(Map.of("client_id", service.clientId(), "client_secret", "wrong")), Map.of());
        refused(inBody, 401, "invalid_client");
        refused(service.post("token", FORM, Map.of("Authorization", basic("olc_00000000000000000000", service.clientSecret()))), 401, "invalid_client");
        refused(service.post("token", FORM, Map.of()), 401, "invalid_client");
        refused(service.post("token", FORM + "&client_id=" + service.clientId(), Map.of()), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic OnNlY3JldA==", "Basic bm8tY29sb24=", "Bearer x", "Digest x", "Basic b2xjXw==%"})
    void brokenAuthorizationHeaders(String header) {
        HttpResponse<String> answer = service.post("token", FORM, Map.of("Authorization", header));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(HttpUser.json(answer).path("error").asText()).isIn("invalid_client", "invalid_request");
    }

    @Test
    void aPublicClientWithASecretIsRefused() {
        HttpResponse<String> answer = desktop.post("token", form(Map.of("grant_type", "refresh_token", "refresh_token", "x")),
                Map.of("Authorization", basic(desktop.clientId(), "some-secret")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }

    @Test
    void aDisabledLinkGetsNothing() {
        ClientApplication disabled = registrations.service("padmin");
        Tokens tokens = Tokens.of(disabled.token(Map.of("grant_type", "client_credentials")));
        registrations.change(disabled, Map.of("enabled", "false"));
        refused(disabled.token(Map.of("grant_type", "client_credentials")), 400, "unauthorized_client");
        assertThat(disabled.myself(tokens.accessToken())).as("at the next call").isEqualTo(401);
        registrations.change(disabled, Map.of("enabled", "true"));
        assertThat(disabled.myself(tokens.accessToken())).as("nothing works until it is enabled again").isEqualTo(200);
    }

    @Test
    void unknownParametersAreIgnored() {
        assertThat(service.token(Map.of("grant_type", "client_credentials", "resource", "https://x.example", "foo", "bar")).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("P74: who fails too often is told to wait, per client and per address; who authenticates well passes")
    void rateLimit() {
        Administrator admin = new Administrator(host);
        ClientApplication guessed = registrations.service("padmin");
        admin.setting("failuresPerMinute", "5");
        try {
            HttpResponse<String> last = null;
            for (int guess = 0; guess < 8; guess++) {
                last = guessed.withSecret("ols_guess" + guess).token(Map.of("grant_type", "client_credentials"));
            }
            assertThat(last.statusCode()).as(last.body()).isEqualTo(429);
            assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElse("0"))).isBetween(1, 60);
            assertThat(guessed.token(Map.of("grant_type", "client_credentials")).statusCode()).as("success is unaffected").isEqualTo(200);
            assertThat(service.token(Map.of("grant_type", "client_credentials")).statusCode()).as("for others, too").isEqualTo(200);
        } finally {
            admin.setting("failuresPerMinute", "1000");
        }
    }

    private static String description(HttpResponse<String> answer) {
        return HttpUser.json(answer).path("error_description").asText();
    }

    /** One error in the shape of RFC 6749 section 5.2, with a text that helps a developer. */
    static void refused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode json = HttpUser.json(answer);
        assertThat(json.path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(json.path("error_description").asText()).as("RFC 6749 section 5.2").matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{10,}");
        assertThat(json.has("access_token")).isFalse();
    }
}
