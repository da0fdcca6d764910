package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.AuthenticationFailedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPractice.class)
class TokenLifeTest {

    private static final String SUPPORT = "support@practice.example";
    private static final String HR = "hr@practice.example";

    private final Client client = new Client();

    @Test
    void refreshesAnExpiredAccessToken() throws Exception {
        JsonNode tokens = Client.tokensFor(SUPPORT, "mail", Map.of());
        RunningPractice.control("tokens/expire", Map.of());
        assertThat(state(SUPPORT, "accessTokens")).isZero();
        Client.Answer refreshed = client.refresh(tokens.get("refresh_token").asText());
        assertThat(refreshed.text("refresh_token")).isEqualTo(tokens.get("refresh_token").asText());
        assertThat(Mail.count("imap", SUPPORT, refreshed.text("access_token"))).isEqualTo(3);
    }

    @Test
    void expiresTheAccessTokensOfOneMailboxOnly() throws Exception {
        Client.accessTokenFor(SUPPORT);
        Client.accessTokenFor(HR);
        RunningPractice.control("tokens/expire", Map.of("mailbox", HR));
        assertThat(state(SUPPORT, "accessTokens")).isEqualTo(1);
        assertThat(state(HR, "accessTokens")).isZero();
    }

    @Test
    void keepsTheOldAccessTokenAliveAfterARefresh() throws Exception {
        JsonNode tokens = Client.tokensFor(SUPPORT, "mail", Map.of());
        client.refresh(tokens.get("refresh_token").asText());
        assertThat(Mail.count("imap", SUPPORT, tokens.get("access_token").asText())).isEqualTo(3);
    }

    @Test
    void answersInvalidGrantAfterTheGrantWasTakenBack() throws Exception {
        JsonNode tokens = Client.tokensFor(SUPPORT, "mail", Map.of());
        RunningPractice.control("tokens/revoke", Map.of("mailbox", SUPPORT));
        assertThat(state(SUPPORT, "refreshTokens")).isZero();
        Client.Answer answer = client.refresh(tokens.get("refresh_token").asText());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_grant");
        assertThatThrownBy(() -> Mail.count("imap", SUPPORT, tokens.get("access_token").asText())).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void takesARevocationByTheClient() throws Exception {
        JsonNode tokens = Client.tokensFor(SUPPORT, "mail", Map.of());
        assertThat(client.post("/oauth2/revoke", Map.of("token", tokens.get("refresh_token").asText()), true).status()).isEqualTo(200);
        assertThat(client.refresh(tokens.get("refresh_token").asText()).text("error")).isEqualTo("invalid_grant");
        assertThatThrownBy(() -> Mail.count("imap", SUPPORT, tokens.get("access_token").asText())).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void refusesLiveAccessTokensThatWereCorruptedUntilARefresh() throws Exception {
        JsonNode tokens = Client.tokensFor(SUPPORT, "mail", Map.of());
        RunningPractice.control("tokens/corrupt", Map.of("mailbox", SUPPORT));
        assertThat(state(SUPPORT, "accessTokens")).isEqualTo(1);
        assertThat(state(SUPPORT, "refused")).isEqualTo(1);
        assertThatThrownBy(() -> Mail.count("imap", SUPPORT, tokens.get("access_token").asText())).isInstanceOf(AuthenticationFailedException.class);
        String fresh = client.refresh(tokens.get("refresh_token").asText()).text("access_token");
        assertThat(Mail.count("imap", SUPPORT, fresh)).isEqualTo(3);
    }

    @Test
    void refusesEveryAccessTokenWhenTold() throws Exception {
        RunningPractice.control("tokens/corrupt", Map.of("mailbox", SUPPORT, "always", true));
        String accessToken = Client.accessTokenFor(SUPPORT);
        assertThatThrownBy(() -> Mail.count("imap", SUPPORT, accessToken)).isInstanceOf(AuthenticationFailedException.class);
        assertThat(Mail.count("imap", HR, Client.accessTokenFor(HR))).isEqualTo(2);
    }

    @Test
    void issuesAccessTokensOfTheLifeAndLengthAskedFor() throws Exception {
        RunningPractice.control("access-token-lifetime", Map.of("seconds", 90));
        RunningPractice.control("token-length", Map.of("length", 4000));
        JsonNode tokens = Client.tokensFor(SUPPORT, "mail", Map.of());
        assertThat(tokens.get("expires_in").asInt()).isBetween(80, 90);
        assertThat(tokens.get("access_token").asText()).hasSize(4000);
    }

    private static int state(String mailbox, String field) throws Exception {
        return RunningPractice.read("/practice/api/state").at("/mailboxes/" + mailbox + "/tokens/" + field).asInt(-1);
    }
}
