package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningPractice.class)
class ModeTest {

    private static final String SUPPORT = "support@practice.example";
    private static final String GMAIL = "https://mail.google.com/";
    private static final String OUTLOOK = "https://outlook.office.com/IMAP.AccessAsUser.All";

    private final Client client = new Client();

    @Test
    void googleGrantsARefreshTokenOnlyForOfflineAccessWithConsent() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "google-like"));
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
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
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
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        JsonNode tokens = Client.tokensFor(SUPPORT, OUTLOOK + " offline_access", Map.of());
        Client.Answer answer = client.refresh(tokens.get("refresh_token").asText());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
        assertThat(answer.text("error_description")).startsWith("AADSTS900144");
    }

    @Test
    void microsoftGrantsNoRefreshTokenWithoutOfflineAccess() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        assertThat(Client.tokensFor(SUPPORT, OUTLOOK, Map.of()).has("refresh_token")).isFalse();
    }

    @Test
    void microsoftNamesTheClientSecretInItsError() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        Client.Answer answer = client.token(Map.of("grant_type", "authorization_code", "code", "x", "redirect_uri", Client.REDIRECT_URI,
                "client_secret", "wrong"), false);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error_description")).startsWith("AADSTS7000215");
    }

    @Test
    void googleLetsRefreshTokensDieAfterSevenDaysWhileTheConsentScreenIsInTesting() throws Exception {
        String refreshToken = googleToken();
        RunningPractice.control("tokens/age", Map.of("mailbox", SUPPORT, "days", 8));
        assertThat(client.refresh(refreshToken).status()).as("in production").isEqualTo(200);
        RunningPractice.control("consent-screen", Map.of("status", "testing"));
        assertThat(client.refresh(refreshToken).text("error_description")).as("use does not prolong it").isEqualTo("Token has been expired or revoked.");
        RunningPractice.control("consent-screen", Map.of("status", "production"));
        RunningPractice.control("tokens/age", Map.of("days", 181));
        assertThat(client.refresh(refreshToken).text("error")).as("unused for half a year").isEqualTo("invalid_grant");
    }

    @Test
    void googleLetsTheOldestRefreshTokenDieWhenThereAreTooMany() throws Exception {
        RunningPractice.control("refresh-token-limit", Map.of("limit", 2));
        String first = googleToken();
        String second = googleToken();
        assertThat(client.refresh(first).status()).isEqualTo(200);
        String third = googleToken();
        assertThat(client.refresh(first).text("error")).isEqualTo("invalid_grant");
        assertThat(client.refresh(second).status()).isEqualTo(200);
        assertThat(client.refresh(third).status()).isEqualTo(200);
        assertThat(RunningPractice.read("/practice/api/state").at("/mailboxes/" + SUPPORT + "/tokens/refreshTokens").asInt()).isEqualTo(2);
    }

    @Test
    void microsoftLetsARefreshTokenDieThatWasNotUsed() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        String refreshToken = Client.tokensFor(SUPPORT, OUTLOOK + " offline_access", Map.of()).get("refresh_token").asText();
        RunningPractice.control("tokens/age", Map.of("days", 91));
        Client.Answer answer = client.token(refresh(refreshToken, OUTLOOK), true);
        assertThat(answer.text("error")).isEqualTo("invalid_grant");
        assertThat(answer.text("error_description")).startsWith("AADSTS700082");
        assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(700082);
    }

    @Test
    void googleHasItsEndpointsAtItsOwnPaths() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "google-like"));
        HttpResponse<String> login = client.get("/o/oauth2/v2/auth?" + Client.form(client.parameters(GMAIL, Map.of())));
        String code = Client.redirectParameters(client.allow(client.signIn(login, SUPPORT, "support"))).get("code");
        assertThat(client.post("/token", exchange(code), false).status()).isEqualTo(200);
    }

    @Test
    void microsoftHasItsEndpointsBelowATenant() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        HttpResponse<String> login = client.get("/common/oauth2/v2.0/authorize?" + Client.form(client.parameters(OUTLOOK + " offline_access", Map.of())));
        String code = Client.redirectParameters(client.allow(client.signIn(login, SUPPORT, "support"))).get("code");
        Client.Answer answer = client.post("/common/oauth2/v2.0/token", exchange(code), true);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(RunningPractice.read("/practice/api/requests")).hasSize(1);
    }

    @Test
    void microsoftRefusesAClientOfOneTenantAtTheAddressOfAllTenants() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        RunningPractice.control("tenants", Map.of("client", "one"));
        String query = "/oauth2/v2.0/authorize?" + Client.form(client.parameters(OUTLOOK, Map.of()));
        HttpResponse<String> refused = client.get("/common" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).as("only the user is told").isEmpty();
        assertThat(refused.body()).contains("AADSTS50194");
        assertThat(client.post("/common/oauth2/v2.0/token", exchange("x"), true).text("error_description")).startsWith("AADSTS50194");
        assertThat(client.get("/contoso.example" + query).body()).contains("Sign in to a mailbox");
    }

    @ParameterizedTest
    @CsvSource({"invalid_client, invalid_client, 7000215", "secret-expired, invalid_client, 7000222", "grant-revoked, invalid_grant, 50173",
        "grant-expired, invalid_grant, 70008", "grant-inactive, invalid_grant, 700082", "consent-missing, invalid_grant, 65001",
        "redirect-mismatch, invalid_grant, 50011", "single-tenant, invalid_request, 50194", "other-cloud, invalid_request, 900382",
        "scope-missing, invalid_request, 900144"})
    void refusesWithTheReasonThatItIsTold(String fail, String error, int number) throws Exception {
        RunningPractice.control("token-endpoint", Map.of("fail", fail));
        Client.Answer plain = client.refresh("x");
        assertThat(plain.text("error")).isEqualTo(error);
        assertThat(plain.text("error_description")).isNotEmpty().doesNotContain("AADSTS");
        RunningPractice.control("mode", Map.of("mode", "microsoft-like"));
        Client.Answer microsoft = client.refresh("x");
        assertThat(microsoft.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(microsoft.text("error")).isEqualTo(error);
        assertThat(microsoft.text("error_description")).startsWith("AADSTS" + number + ": ");
    }

    private static String googleToken() throws Exception {
        RunningPractice.control("mode", Map.of("mode", "google-like"));
        return Client.tokensFor(SUPPORT, GMAIL, Map.of("access_type", "offline", "prompt", "consent")).get("refresh_token").asText();
    }

    private static Map<String, String> exchange(String code) {
        return Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", Client.REDIRECT_URI, "code_verifier", Client.VERIFIER);
    }

    private static Map<String, String> refresh(String refreshToken, String scope) {
        return Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "scope", scope);
    }
}
