package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPractice.class)
class TokenEndpointFailureTest {

    private final Client client = new Client();
    private String refreshToken;

    @BeforeEach
    void grant() throws Exception {
        refreshToken = Client.tokensFor("support@practice.example", "mail", Map.of()).get("refresh_token").asText();
    }

    @Test
    void answers500UntilToldOtherwise() throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", "500"));
        assertThat(client.refresh(refreshToken).status()).isEqualTo(500);
        assertThat(client.refresh(refreshToken).status()).isEqualTo(500);
        RunningPractice.control("token-endpoint", Map.of("fail", "none"));
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void failsAsOftenAsTold() throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", 500, "count", 2));
        assertThat(client.refresh(refreshToken).status()).isEqualTo(500);
        assertThat(client.refresh(refreshToken).status()).isEqualTo(500);
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void answers429WithRetryAfter() throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", 429, "retryAfter", 17));
        Client.Answer answer = client.refresh(refreshToken);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("17");
    }

    @Test
    void answersHtmlInsteadOfJson() throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", "html"));
        Client.Answer answer = client.refresh(refreshToken);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void answersInvalidClient() throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", "invalid_client", "count", 1));
        Client.Answer answer = client.refresh(refreshToken);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void holdsASlowRequestUntilReleased() throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", "slow"));
        CompletableFuture<Client.Answer> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return client.refresh(refreshToken);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (RunningPractice.read("/practice/api/requests").size() < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(slow).isNotDone();
        RunningPractice.control("token-endpoint", Map.of("fail", "none"));
        assertThat(slow.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void recordsRequestsWithoutSecrets() throws Exception {
        client.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "scope", "mail"), false);
        JsonNode requests = RunningPractice.read("/practice/api/requests");
        JsonNode last = requests.get(requests.size() - 1);
        assertThat(requests.get(0).get("authentication").asText()).isEqualTo("basic");
        assertThat(last.get("grantType").asText()).isEqualTo("refresh_token");
        assertThat(last.get("authentication").asText()).isEqualTo("body");
        assertThat(last.get("scope").asText()).isEqualTo("mail");
        assertThat(last.get("parameters").toString()).contains("\"refresh_token\"", "\"client_secret\"");
        assertThat(requests.toString()).doesNotContain(refreshToken, RunningPractice.get("clientSecret"));
    }
}
