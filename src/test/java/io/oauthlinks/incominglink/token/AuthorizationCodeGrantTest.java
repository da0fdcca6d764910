package io.oauthlinks.incominglink.token;

import static io.oauthlinks.incominglink.TestAuthorizationServer.ADDRESS;
import static io.oauthlinks.incominglink.TestAuthorizationServer.USER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.VERIFIER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.accessToken;
import static io.oauthlinks.incominglink.TestAuthorizationServer.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.secret.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeGrantTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.web());

    private void assertRefused(EndpointAnswer answer, String error, String reason) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", error);
        assertThat(server.problemsOf(client)).contains(reason);
    }

    private EndpointAnswer exchange(String code, String redirectUri, String verifier) {
        return server.token(client, "grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri, "code_verifier", verifier);
    }

    @Test
    @DisplayName("P31, P32: the answer is JSON that nobody stores, with type, life in seconds and scope")
    void theAnswerIsThatOfTheRfc() {
        EndpointAnswer answer = server.connect(client, "WRITE READ");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json;charset=UTF-8").containsEntry("Cache-Control", "no-store")
                .containsEntry("Pragma", "no-cache");
        assertThat(answer.json()).containsOnlyKeys("access_token", "refresh_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L).containsEntry("scope", "READ WRITE");
        assertThat(accessToken(answer)).matches("olj_[0-9A-Za-z]{38}");
        assertThat(refreshToken(answer)).matches("olr_[0-9A-Za-z]{38}");
    }

    @Test
    @DisplayName("P72: what is kept of the answer are hashes")
    void hashesAreKept() {
        EndpointAnswer answer = server.connect(client, "READ");
        assertThat(server.storedGrants.pairs().toString()).contains(Sha256.hex(accessToken(answer)), Sha256.hex(refreshToken(answer)))
                .doesNotContain(accessToken(answer), refreshToken(answer));
        assertThat(answer.toString()).doesNotContain(accessToken(answer));
    }

    @Test
    void eachExchangeIsAGrantOfItsOwn() {
        server.connect(client, "READ");
        server.connect(client, "WRITE");
        List<Grant> grants = server.storedGrants.ofUser(USER);
        assertThat(grants).extracting(Grant::scopes).containsExactly(Set.of(JiraScope.WRITE), Set.of(JiraScope.READ));
        assertThat(grants.get(0).address()).isEqualTo(ADDRESS);
        assertThat(grants.get(0).expiresAt()).isEqualTo(server.clock.instant().plus(Duration.ofDays(90)));
        assertThat(server.links.byId(client.link().id()).orElseThrow().lastUsedAt()).isEqualTo(server.clock.instant());
    }

    @ParameterizedTest
    @EnumSource(value = ClientKind.class, names = {"NATIVE", "BROWSER"})
    @DisplayName("P14: a public client exchanges its code with the verifier alone")
    void aPublicClientExchangesWithTheVerifier(ClientKind kind) {
        Client open = server.register(kind == ClientKind.NATIVE ? TestIncomingLinks.nativeApp() : TestIncomingLinks.browser());
        assertThat(server.connect(open, "READ").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P17: a verifier that is missing although there was a challenge is refused, and the code stays")
    void aMissingVerifierIsRefused() {
        String code = server.code(client, "READ");
        assertRefused(exchange(code, "https://reports.example/callback", ""), "invalid_grant", "verifier-missing");
        assertThat(server.exchange(client, code).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P15: a verifier that does not fit is refused for a confidential client too, and the code stays")
    void aWrongVerifierIsRefused() {
        String code = server.code(client, "READ");
        assertRefused(exchange(code, "https://reports.example/callback", "x" + VERIFIER.substring(1)), "invalid_grant", "verifier-wrong");
        assertThat(server.exchange(client, code).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P15: a verifier without a challenge is refused, because somebody may have taken the challenge away")
    void aVerifierWithoutChallengeIsRefused() {
        Map<String, String> sent = server.request(client);
        sent.remove("code_challenge");
        sent.remove("code_challenge_method");
        String code = server.code(sent);
        assertRefused(server.exchange(client, code), "invalid_grant", "verifier-without-challenge");
        assertThat(exchange(code, "https://reports.example/callback", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("P19: a verifier of 42 or 129 characters or of other characters is refused")
    @ValueSource(strings = {"x42", "x129", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX+", "dBjftJeZ4CVP mB92K27uhbUJU1p1r_wW1gFWFOEjXk"})
    void aMalformedVerifierIsRefused(String verifier) {
        String sent = verifier.startsWith("x") ? "x".repeat(Integer.parseInt(verifier.substring(1))) : verifier;
        assertRefused(exchange(server.code(client, "READ"), "https://reports.example/callback", sent), "invalid_request", "verifier-malformed");
    }

    @ParameterizedTest
    @DisplayName("P19: a verifier of 43 or 128 characters works")
    @ValueSource(ints = {43, 128})
    void verifiersOfTheAllowedLengthsWork(int length) throws Exception {
        String verifier = "-._~aZ9".repeat(20).substring(0, length);
        Map<String, String> sent = server.request(client);
        sent.put("code_challenge", java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(
                java.security.MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        assertThat(exchange(server.code(sent), "https://reports.example/callback", verifier).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P21: a second use of a code revokes what the first one got")
    void aSecondUseOfACodeRevokes() {
        String code = server.code(client, "READ");
        EndpointAnswer first = server.exchange(client, code);
        assertRefused(server.exchange(client, code), "invalid_grant", "code-used");
        assertThat(server.storedGrants.byAccessToken(Sha256.hex(accessToken(first)))).isEmpty();
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-unknown");
        assertThat(server.audit.lines()).last().asString().startsWith("CODE_REUSED User \"ada\", scopes READ");
    }

    @Test
    @DisplayName("P21: a third use of a code finds nothing to revoke")
    void aThirdUseFindsNothing() {
        String code = server.code(client, "READ");
        server.exchange(client, code);
        server.exchange(client, code);
        assertRefused(server.exchange(client, code), "invalid_grant", "code-unknown");
    }

    @Test
    @DisplayName("P21: a used code that another client sends revokes nothing")
    void anotherClientCannotRevokeByAUsedCode() {
        Client other = server.register(TestIncomingLinks.web().name("Other"));
        String code = server.code(client, "READ");
        EndpointAnswer first = server.exchange(client, code);
        assertThat(server.exchange(other, code).json()).containsEntry("error", "invalid_grant");
        assertThat(server.refresh(client, refreshToken(first)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P22: of two exchanges at the same moment one gets the tokens, and they live")
    void oneOfTwoExchangesWins() {
        String code = server.code(client, "READ");
        EndpointAnswer[] winner = new EndpointAnswer[1];
        server.grants.meanwhile("redeem", () -> winner[0] = server.exchange(client, code));
        assertRefused(server.exchange(client, code), "invalid_grant", "code-used-at-once");
        assertThat(winner[0].status()).isEqualTo(200);
        assertThat(server.refresh(client, refreshToken(winner[0])).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P23: a code expires when its life is over")
    void aCodeExpires() {
        String code = server.code(client, "READ");
        server.clock.advance(Duration.ofSeconds(60));
        EndpointAnswer answer = server.exchange(client, code);
        assertRefused(answer, "invalid_grant", "code-expired");
        assertThat((String) answer.json().get("error_description")).contains("expired at 2026-11-28T08:01:00Z, 0 s ago", "lives 60 s");
    }

    @Test
    @DisplayName("P24: a code of another client is refused, and stays good for its own")
    void aCodeOfAnotherClientIsRefused() {
        Client other = server.register(TestIncomingLinks.web().name("Other"));
        String code = server.code(other, "READ");
        assertRefused(server.exchange(client, code), "invalid_grant", "code-of-another-client");
        assertThat(server.exchange(other, code).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("P25: the redirect URI must be that of the authorization request")
    @ValueSource(strings = {"", "https://reports.example/callback/", "https://reports.example/other"})
    void anotherRedirectUriIsRefused(String uri) {
        EndpointAnswer answer = exchange(server.code(client, "READ"), uri, VERIFIER);
        assertRefused(answer, "invalid_grant", "redirect-uri-differs");
        assertThat((String) answer.json().get("error_description")).contains("https://reports.example/callback and not ");
    }

    @Test
    @DisplayName("P25: a redirect URI that was left out before may be left out again, or be the registered one")
    void aRedirectUriThatWasLeftOutMayBeLeftOutAgain() {
        Map<String, String> sent = server.request(client);
        sent.remove("redirect_uri");
        assertThat(exchange(server.code(sent), "", VERIFIER).status()).isEqualTo(200);
        assertThat(exchange(server.code(sent), "https://reports.example/callback", VERIFIER).status()).isEqualTo(200);
        assertRefused(exchange(server.code(sent), "https://reports.example/", VERIFIER), "invalid_grant", "redirect-uri-differs");
    }

    @Test
    void aLoopbackPortMustBeTheSameAgain() {
        Client desktop = server.register(TestIncomingLinks.nativeApp());
        Map<String, String> sent = server.request(desktop);
        sent.put("redirect_uri", "http://127.0.0.1:51004/callback");
        String code = server.code(sent);
        assertThat(server.exchange(desktop, code).json()).containsEntry("error", "invalid_grant");
        assertThat(server.token(desktop, "grant_type", "authorization_code", "code", code, "redirect_uri", "http://127.0.0.1:51004/callback",
                "code_verifier", VERIFIER).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoCodeOfOursIsToldFromAMistypedAndAnUnknownOne() {
        assertRefused(server.exchange(client, "SplxlOBeZQQYbYS6WxSbIA"), "invalid_grant", "code-not-ours");
        String code = server.code(client, "READ");
        assertRefused(server.exchange(client, code.substring(0, code.length() - 1)), "invalid_grant", "code-mistyped");
        assertRefused(server.exchange(client, CredentialFormat.AUTHORIZATION_CODE.generate().reveal()), "invalid_grant", "code-unknown");
    }

    @Test
    @DisplayName("P45: a user who was deactivated meanwhile gets no tokens")
    void aDeactivatedUserGetsNoTokens() {
        String code = server.code(client, "READ");
        server.owners.deactivate(USER);
        assertRefused(server.exchange(client, code), "invalid_grant", "user-inactive");
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    void aScopeThatTheLinkNoLongerPermitsIsCutDown() {
        Client wide = server.register(TestIncomingLinks.web().name("Wide").scopes(JiraScope.WRITE));
        String code = server.code(wide, "WRITE");
        server.links.save(TestIncomingLinks.web().id(wide.link().id()).clientId(wide.id()).name("Wide").scopes(JiraScope.READ).build());
        assertThat(server.exchange(wide, code).json()).containsEntry("scope", "READ");
        assertThat(server.storedGrants.ofUser(USER).get(0).scopes()).containsExactly(JiraScope.READ);
    }

    @Test
    void aDatabaseErrorBurnsNoCode() {
        String code = server.code(client, "READ");
        server.grants.failAt("redeem");
        EndpointAnswer failed = server.exchange(client, code);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.json()).containsEntry("error", "server_error").containsKey("correlation_id");
        assertThat(failed.headers()).containsEntry("Cache-Control", "no-store");
        server.grants.failAt("");
        assertThat(server.exchange(client, code).status()).isEqualTo(200);
    }
}
