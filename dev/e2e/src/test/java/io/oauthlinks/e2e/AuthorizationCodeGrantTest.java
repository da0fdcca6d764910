package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.TokenEndpointTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of an authorization code. */
@Tag("lines")
class AuthorizationCodeGrantTest {

    private static RunningHost host;
    private static Registrations registrations;
    private static HttpUser user;
    private static ClientApplication web;
    private static ClientApplication desktop;

    @BeforeAll
    static void register() {
        host = RunningHost.shared();
        registrations = new Registrations(host);
        user = HttpUser.signedIn(host, "padmin");
        web = registrations.web();
        desktop = registrations.nativeApplication();
    }

    @Test
    @DisplayName("P20, P75: the pair of RFC 7636 appendix B verifies; no two values are alike")
    void goodExchange() {
        Set<String> values = new HashSet<>();
        for (int connection = 0; connection < 3; connection++) {
            String code = web.code(user, Map.of("scope", "READ"));
            assertThat(code).matches("olg_[0-9A-Za-z]{38}");
            Tokens tokens = Tokens.of(web.exchange(code, Map.of()));
            assertThat(tokens.refreshToken()).matches("olr_[0-9A-Za-z]{38}");
            assertThat(tokens.expiresIn()).isBetween(3590L, 3600L);
            assertThat(web.myself(tokens.accessToken())).isEqualTo(200);
            assertThat(values.add(code) && values.add(tokens.accessToken()) && values.add(tokens.refreshToken())).isTrue();
        }
    }

    @Test
    @DisplayName("P15, P17: a challenge that was given is enforced for confidential clients, too")
    void verifierMustFit() {
        for (ClientApplication client : new ClientApplication[] {web, desktop}) {
            refused(client.exchange(client.code(user, Map.of()), Map.of("code_verifier", "")), 400, "invalid_grant");
            refused(client.exchange(client.code(user, Map.of()), Map.of("code_verifier", "x".repeat(43))), 400, "invalid_grant");
            refused(client.exchange(client.code(user, Map.of()), Map.of("code_verifier", ClientApplication.CHALLENGE)), 400, "invalid_grant");
        }
    }

    @Test
    @DisplayName("RFC 9700 section 2.1.1: a verifier without a challenge is refused, so that nobody can strip the challenge from the request")
    void verifierWithoutChallenge() {
        String code = web.code(user, Map.of("code_challenge", "", "code_challenge_method", ""));
        HttpResponse<String> answer = web.exchange(code, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(HttpUser.json(answer).path("error").asText()).isIn("invalid_grant", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {42, 43, 128, 129})
    @DisplayName("P19: a verifier has 43 to 128 characters")
    void lengthOfTheVerifier(int length) {
        String verifier = "a".repeat(length);
        String code = desktop.code(user, Map.of("code_challenge", s256(verifier)));
        HttpResponse<String> answer = desktop.exchange(code, Map.of("code_verifier", verifier));
        if (length == 43 || length == 128) {
            Tokens.of(answer);
        } else {
            refused(answer, 400, "invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "+", "/", "=", "\u00e4", "%"})
    @DisplayName("P19: a verifier has unreserved characters only")
    void alphabetOfTheVerifier(String character) {
        refused(desktop.exchange(desktop.code(user, Map.of()), Map.of("code_verifier", ClientApplication.VERIFIER + character)), 400, "invalid_request");
    }

    @Test
    @DisplayName("P21: a second use of a code is refused and revokes the tokens of the first")
    void secondUse() {
        String code = web.code(user, Map.of());
        Tokens first = Tokens.of(web.exchange(code, Map.of()));
        Tokens other = web.connect(user, "READ");
        refused(web.exchange(code, Map.of()), 400, "invalid_grant");
        assertThat(web.myself(first.accessToken())).isEqualTo(401);
        refused(web.refresh(first.refreshToken(), Map.of()), 400, "invalid_grant");
        assertThat(web.myself(other.accessToken())).as("each connection is its own grant").isEqualTo(200);
    }

    @Test
    @Tag("slow")
    @DisplayName("P23: a code lives as long as the settings say")
    void expiry() {
        Administrator admin = new Administrator(host);
        admin.setting("codeLife", "10");
        try {
            String code = web.code(user, Map.of());
            long issued = System.nanoTime();
            Eventually.until("the end of the code", () -> System.nanoTime() - issued, age -> age > 10_100_000_000L);
            HttpResponse<String> answer = web.exchange(code, Map.of());
            refused(answer, 400, "invalid_grant");
            assertThat(HttpUser.json(answer).path("error_description").asText()).contains("expired");
        } finally {
            admin.setting("codeLife", "60");
        }
    }

    @Test
    @DisplayName("P24: a code of another client is refused, and its owner can still use it")
    void codeOfAnotherClient() {
        String code = web.code(user, Map.of());
        ClientApplication thief = registrations.web();
        refused(thief.exchange(code, Map.of()), 400, "invalid_grant");
        refused(desktop.exchange(code, Map.of("redirect_uri", web.redirectUri())), 400, "invalid_grant");
        Tokens.of(web.exchange(code, Map.of()));
    }

    @Test
    @DisplayName("P25: the redirect URI of the authorization request is repeated, exactly; when it was left out it may be left out")
    void redirectUriIsRepeated() {
        refused(web.exchange(web.code(user, Map.of()), Map.of("redirect_uri", web.redirectUri() + "/")), 400, "invalid_grant");
        HttpResponse<String> missing = web.exchange(web.code(user, Map.of()), Map.of("redirect_uri", ""));
        assertThat(missing.statusCode()).as(missing.body()).isEqualTo(400);
        assertThat(HttpUser.json(missing).path("error").asText()).isIn("invalid_grant", "invalid_request");
        Tokens.of(web.exchange(web.code(user, Map.of("redirect_uri", "")), Map.of("redirect_uri", "")));
        refused(desktop.exchange(desktop.code(user, Map.of("redirect_uri", "http://127.0.0.1:50999/callback")),
                Map.of("redirect_uri", "http://127.0.0.1:50998/callback")), 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olg_0000000000000000000000000000000000000000", "olg_", "x", "olj_0000000000000000000000000000000000000000", "\u00e4"})
    void codesThatNobodyIssued(String code) {
        refused(web.exchange(code, Map.of()), 400, "invalid_grant");
    }

    @Test
    void aMissingCodeIsAnInvalidRequest() {
        refused(web.exchange("", Map.of()), 400, "invalid_request");
    }

    @Test
    void aServiceHasNoUseForCodes() {
        refused(registrations.service("padmin").token(Map.of("grant_type", "authorization_code", "code", web.code(user, Map.of()))), 400,
                "unauthorized_client");
    }

    @Test
    void aRefusedExchangeDoesNotBurnTheCode() {
        String code = web.code(user, Map.of());
        refused(web.exchange(code, Map.of("redirect_uri", "https://evil.example/")), 400, "invalid_grant");
        Tokens.of(web.exchange(code, Map.of()));
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
