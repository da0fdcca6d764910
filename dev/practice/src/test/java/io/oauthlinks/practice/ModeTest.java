package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPractice.class)
class ModeTest {

    private static final String SUPPORT = "support@practice.example";
    private static final String GMAIL = "https://mail.google.com/";
    private static final String OUTLOOK = "https://outlook.office.com/IMAP.AccessAsUser.All";

    private final Client client = new Client();

    @Test
    void googleGrantsARefreshTokenOnlyForOfflineAccessWithConsent() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "google"));
        assertThat(Client.tokensFor(SUPPORT, GMAIL, Map.of()).has("refresh_token")).isFalse();
        assertThat(Client.tokensFor(SUPPORT, GMAIL, Map.of("access_type", "offline")).has("refresh_token")).isFalse();
        assertThat(Client.tokensFor(SUPPORT, GMAIL, Map.of("prompt", "consent")).has("refresh_token")).isFalse();
        JsonNode tokens = Client.tokensFor(SUPPORT, GMAIL, Map.of("access_type", "offline", "prompt", "consent"));
        assertThat(tokens.has("refresh_token")).isTrue();
        Client.Answer refreshed = client.refresh(tokens.get("refresh_token").asText());
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.json().has("refresh_token")).isFalse();
        assertThat(Mail.count("imap", SUPPORT, refreshed.text("access_token"))).isEqualTo(3);
        assertThat(client.refresh(tokens.get("refresh_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void microsoftRotatesRefreshTokensAndRefusesOldOnes() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft"));
        JsonNode tokens = Client.tokensFor(SUPPORT, OUTLOOK + " offline_access", Map.of());
        assertThat(tokens.get("scope").asText()).isEqualTo(OUTLOOK);
        String first = tokens.get("refresh_token").asText();
        Client.Answer refreshed = client.token(refresh(first, OUTLOOK + " offline_access"), true);
        assertThat(refreshed.text("refresh_token")).isNotEmpty().isNotEqualTo(first);
        Client.Answer reused = client.token(refresh(first, OUTLOOK + " offline_access"), true);
        assertThat(reused.text("error")).isEqualTo("invalid_grant");
        assertThat(reused.text("error_description")).startsWith("AADSTS50173");
        assertThat(client.token(refresh(refreshed.text("refresh_token"), OUTLOOK), true).status()).isEqualTo(200);
    }

    @Test
    void microsoftDemandsTheScopeOnRefresh() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft"));
        JsonNode tokens = Client.tokensFor(SUPPORT, OUTLOOK + " offline_access", Map.of());
        Client.Answer answer = client.refresh(tokens.get("refresh_token").asText());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
        assertThat(answer.text("error_description")).startsWith("AADSTS900144");
    }

    @Test
    void microsoftGrantsNoRefreshTokenWithoutOfflineAccess() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft"));
        assertThat(Client.tokensFor(SUPPORT, OUTLOOK, Map.of()).has("refresh_token")).isFalse();
    }

    @Test
    void microsoftNamesTheClientSecretInItsError() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft"));
        Client.Answer answer = client.token(Map.of("grant_type", "authorization_code", "code", "x", "redirect_uri", Client.REDIRECT_URI,
                "client_secret", "wrong"), false);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error_description")).startsWith("AADSTS7000215");
    }

    private static Map<String, String> refresh(String refreshToken, String scope) {
        return Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "scope", scope);
    }
}
