package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningPractice.class)
class CodeFlowTest {

    private static final String SUPPORT = "support@practice.example";

    private final Client client = new Client();

    @Test
    void grantsTokensAfterLoginAndConsent() throws Exception {
        Map<String, String> redirect = client.authorize(SUPPORT, "mail", Map.of());
        assertThat(redirect).containsEntry("state", "state-1").containsEntry("iss", RunningPractice.get("issuer"));
        JsonNode tokens = client.exchange(redirect.get("code")).json();
        assertThat(tokens.get("access_token").asText()).hasSize(128);
        assertThat(tokens.get("refresh_token").asText()).isNotEmpty();
        assertThat(tokens.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").asInt()).isBetween(3590, 3600);
    }

    @Test
    void showsOnTheConsentPageWhichMailboxSignedIn() throws Exception {
        HttpResponse<String> login = client.open(client.parameters("mail", Map.of("login_hint", "hr@practice.example")));
        assertThat(login.body()).contains("Practice provider", "value=\"hr@practice.example\"");
        HttpResponse<String> consent = client.signIn(login, SUPPORT, "support");
        assertThat(consent.body()).contains("Practice provider", "id=\"mailbox\">" + SUPPORT);
    }

    @Test
    void beginsTheNextAuthorizationAtTheLoginPage() throws Exception {
        client.authorize(SUPPORT, "mail", Map.of());
        assertThat(client.open(client.parameters("mail", Map.of())).body()).contains("Sign in to a mailbox");
    }

    @Test
    void letsAnotherMailboxSignInInstead() throws Exception {
        HttpResponse<String> consent = client.signIn(client.open(client.parameters("mail", Map.of())), SUPPORT, "support");
        String form = consent.body().substring(consent.body().indexOf("/consent/other-mailbox"));
        HttpResponse<String> login = client.submit("/consent/other-mailbox", Client.hiddenFields(form));
        assertThat(login.body()).contains("Sign in to a mailbox");
        HttpResponse<String> other = client.signIn(login, "hr@practice.example", "hr");
        assertThat(other.body()).contains("id=\"mailbox\">hr@practice.example");
        assertThat(Client.redirectParameters(client.allow(other))).containsKey("code").containsEntry("state", "state-1");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        HttpResponse<String> again = client.signIn(client.open(client.parameters("mail", Map.of())), SUPPORT, "wrong");
        assertThat(again.body()).contains("id=\"login-error\"");
    }

    @Test
    void tellsTheClientThatTheOwnerDenied() throws Exception {
        HttpResponse<String> consent = client.signIn(client.open(client.parameters("mail", Map.of())), SUPPORT, "support");
        assertThat(Client.redirectParameters(client.deny(consent))).containsEntry("error", "access_denied")
                .containsEntry("state", "state-1").containsEntry("iss", RunningPractice.get("issuer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:2990/jira/elsewhere", "https://evil.example/jira/plugins/servlet/oauth-links/callback/1",
            "http://localhost:2990/jira/plugins/servlet/oauth-links/callback/../../x", "http://localhost.evil.example/jira/plugins/servlet/oauth-links/callback/1"})
    void neverRedirectsToAStranger(String redirectUri) throws Exception {
        HttpResponse<String> page = client.open(client.parameters("mail", Map.of("redirect_uri", redirectUri)));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("Practice provider", "redirect_uri");
    }

    @Test
    void knowsNoRedirectUriWhenToldSo() throws Exception {
        RunningPractice.control("redirect-uris", Map.of("registered", "others"));
        assertThat(client.open(client.parameters("mail", Map.of())).body()).contains("redirect_uri is missing or not registered");
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        HttpResponse<String> page = client.open(client.parameters("mail", Map.of()));
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.body()).contains("AADSTS50011");
    }

    @Test
    void demandsPkce() throws Exception {
        HttpResponse<String> answer = client.open(client.parameters("mail", Map.of("code_challenge", "", "code_challenge_method", "")));
        assertThat(Client.redirectParameters(answer)).containsEntry("error", "invalid_request");
        HttpResponse<String> plain = client.open(client.parameters("mail", Map.of("code_challenge_method", "plain")));
        assertThat(Client.redirectParameters(plain)).containsEntry("error", "invalid_request");
    }

    @Test
    void refusesAWrongCodeVerifierAndASecondUseOfTheCode() throws Exception {
        String code = client.authorize(SUPPORT, "mail", Map.of()).get("code");
        Map<String, String> wrong = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code,
                "redirect_uri", Client.REDIRECT_URI, "code_verifier", "x".repeat(43)));
        assertThat(client.token(wrong, true).text("error")).isEqualTo("invalid_grant");
        assertThat(client.exchange(code).status()).isEqualTo(200);
        assertThat(client.exchange(code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void takesTheClientSecretInTheBodyToo() throws Exception {
        String code = client.authorize(SUPPORT, "mail", Map.of()).get("code");
        Client.Answer answer = client.token(Map.of("grant_type", "authorization_code", "code", code,
                "redirect_uri", Client.REDIRECT_URI, "code_verifier", Client.VERIFIER), false);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesAWrongClientSecret() throws Exception {
        Client.Answer answer = client.token(Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_id", "practice-client",
                "client_secret", "wrong"), false);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void grantsOnlyTheScopesThatTheOwnerLeftTicked() throws Exception {
        HttpResponse<String> consent = client.signIn(client.open(client.parameters("mail.imap mail.pop3", Map.of())), SUPPORT, "support");
        Map<String, String> fields = Client.hiddenFields(consent.body());
        assertThat(consent.body()).contains("value=\"mail.imap\" checked", "value=\"mail.pop3\" checked");
        Map<String, String> redirect = Client.redirectParameters(client.decide(Map.of("client_id", fields.get("client_id"),
                "state", fields.get("state"), "scope", "mail.imap")));
        assertThat(client.exchange(redirect.get("code")).text("scope")).isEqualTo("mail.imap");
    }

    @Test
    void tellsTheMailboxInAnIdTokenWhenAsked() throws Exception {
        JsonNode tokens = Client.tokensFor(SUPPORT, "openid mail", Map.of());
        String claims = new String(java.util.Base64.getUrlDecoder().decode(tokens.get("id_token").asText().split("\\.")[1]));
        assertThat(RunningPractice.JSON.readTree(claims).get("email").asText()).isEqualTo(SUPPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    void describesItself(String path) throws Exception {
        JsonNode metadata = RunningPractice.read(path);
        assertThat(metadata.get("issuer").asText()).isEqualTo(RunningPractice.get("issuer"));
        assertThat(metadata.get("token_endpoint").asText()).isEqualTo(RunningPractice.get("url") + "/oauth2/token");
        assertThat(metadata.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
        assertThat(metadata.get("code_challenge_methods_supported")).hasSize(1);
    }
}
