package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Texts;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.ClientAuthentication;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private static final Secret CODE = Secret.of("the/code+1");
    private static final Secret VERIFIER = Secret.of("v".repeat(43));
    private static final URI REDIRECT = URI.create("https://jira.example/plugins/servlet/oauth-links/callback/link-7f3k2q8x");
    private static final Tokens KEPT = new Tokens(Secret.of("old-access"), Secret.of("old-refresh"), MovableClock.START,
            MovableClock.START.plusSeconds(60), Scopes.of("mail"));
    private final MovableClock clock = new MovableClock();
    private final TokenServer server = new TokenServer();
    private final PinnedHttp http = new PinnedHttp(InMemorySettings.forLoopback());
    private final TokenEndpoint endpoint = new TokenEndpoint(http, clock);

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    @DisplayName("every request of a link carries the link's certificates")
    void carriesTheCertificatesOfTheLink() {
        OutgoingLink link = link().trusting("PEM of the link").build();
        List<OutboundHttp.Request> sent = new ArrayList<>();
        OutboundHttp observed = request -> {
            sent.add(request);
            return new OutboundHttp.Answer(200, Map.of(), Secret.of("{\"access_token\":\"a\",\"token_type\":\"bearer\"}"));
        };
        new TokenEndpoint(observed, clock).exchange(link, CODE, VERIFIER, REDIRECT);
        new TokenEndpoint(observed, clock).refresh(link, KEPT);
        new ProviderClock(observed, clock).ahead(link);
        assertThat(sent).hasSize(3).extracting(OutboundHttp.Request::trusted).containsOnly("PEM of the link");
    }

    @Test
    @DisplayName("C3: the code is exchanged with its verifier and the redirect URI that was sent")
    void exchangesTheCode() {
        server.answers(200, "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":\"3600\",\"refresh_token\":\"r\",\"scope\":\"mail extra\"}");
        Tokens tokens = endpoint.exchange(link().build(), CODE, VERIFIER, REDIRECT).tokens();
        assertThat(tokens).isEqualTo(new Tokens(Secret.of("a"), Secret.of("r"), clock.instant(), clock.instant().plusSeconds(3600), Scopes.of("mail", "extra")));
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/token");
            assertThat(request.form()).containsExactlyInAnyOrderEntriesOf(Map.of("grant_type", "authorization_code", "code", CODE.reveal(),
                    "redirect_uri", REDIRECT.toString(), "code_verifier", VERIFIER.reveal()));
        });
    }

    @Test
    void leavesOutGrantedScopesThatAreNone() {
        server.answers(200, "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"scope\":\"mail a\\u0000b \\u00e4 \\\" extra\"}");
        assertThat(endpoint.exchange(link().build(), CODE, VERIFIER, REDIRECT).tokens().scopes()).isEqualTo(Scopes.of("mail", "extra"));
    }

    @Test
    void provesTheClientByBasicWithFormEncodedParts() {
        server.grants("a", "r", 60);
        endpoint.exchange(link().build(), CODE, VERIFIER, REDIRECT);
        String credentials = new String(Base64.getDecoder().decode(server.received().get(0).authorization().substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertThat(credentials).isEqualTo("jira+client:s3cr3t%2F%2B%3D+of+the+client");
        assertThat(server.received().get(0).form()).doesNotContainKeys("client_id", "client_secret");
    }

    @Test
    void provesTheClientInTheBody() {
        server.grants("a", "r", 60);
        endpoint.exchange(link().authentication(ClientAuthentication.BODY).build(), CODE, VERIFIER, REDIRECT);
        assertThat(server.received().get(0).authorization()).isNull();
        assertThat(server.received().get(0).form()).containsEntry("client_id", "jira client")
                .containsEntry("client_secret", TestLinks.CLIENT_SECRET.reveal());
    }

    @Test
    void aClientWithoutSecretNamesItself() {
        server.grants("a", "r", 60);
        endpoint.exchange(link().secret(null).build(), CODE, VERIFIER, REDIRECT);
        assertThat(server.received().get(0).authorization()).isNull();
        assertThat(server.received().get(0).form()).containsEntry("client_id", "jira client").doesNotContainKey("client_secret");
    }

    @Test
    @DisplayName("C17: a refresh answer without refresh token keeps the old one, one with a refresh token replaces it")
    void keepsOrReplacesTheRefreshToken() {
        server.grants("new-access", null, 60).grants("newer-access", "new-refresh", 60);
        assertThat(endpoint.refresh(link().build(), KEPT).refreshToken()).isEqualTo(KEPT.refreshToken());
        assertThat(endpoint.refresh(link().build(), KEPT).refreshToken()).isEqualTo(Secret.of("new-refresh"));
        assertThat(server.received().get(0).form()).containsEntry("grant_type", "refresh_token").containsEntry("refresh_token", "old-refresh");
    }

    @Test
    @DisplayName("C27: a refresh at Microsoft repeats what was granted, with offline_access once; at Google it carries no scope")
    void repeatsScopesWhereTheProviderNeedsThem() {
        server.grants("a", "r", 60);
        String imap = "https://outlook.office.com/IMAP.AccessAsUser.All";
        Tokens granted = new Tokens(KEPT.accessToken(), KEPT.refreshToken(), KEPT.issuedAt(), KEPT.expiresAt(), Scopes.of(imap));
        OutgoingLink microsoft = TestLinks.microsoft().endpoints(link().build().endpoints()).build();
        assertThat(endpoint.refresh(microsoft, granted).scopes()).isEqualTo(Scopes.of(imap));
        endpoint.refresh(TestLinks.google().endpoints(link().build().endpoints()).build(), KEPT);
        endpoint.refresh(link().build(), KEPT);
        assertThat(server.received()).extracting(request -> request.form().get("scope"))
                .containsExactly(imap + " offline_access", null, "mail offline_access");
    }

    @Test
    @DisplayName("C25: tokens of 20,000 characters pass in full")
    void passesLongTokens() {
        server.grants("a".repeat(20_000), "r".repeat(20_000), 60);
        Tokens tokens = endpoint.exchange(link().build(), CODE, VERIFIER, REDIRECT).tokens();
        assertThat(tokens.accessToken().reveal()).hasSize(20_000);
        assertThat(tokens.refreshToken().reveal()).hasSize(20_000);
    }

    @ParameterizedTest
    @DisplayName("C12: an absurd life counts as unknown")
    @ValueSource(strings = {"-1", "0", "1e30", "99999999999999999999", "\"soon\"", "null", "{}", "31622401"})
    void absurdLifeCountsAsUnknown(String life) {
        server.answers(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":" + life + "}");
        assertThat(endpoint.exchange(link().build(), CODE, VERIFIER, REDIRECT).tokens().expiresAt()).isNull();
    }

    @ParameterizedTest
    @DisplayName("C12: what is no token answer is refused by name")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "200 | <html><body>Log in</body></html> | token-answer-not-json",
            "200 | `` | token-answer-not-json",
            "200 | [] | token-answer-not-json",
            "200 | \"token\" | token-answer-not-json",
            "200 | {\"access_token\":\"a\",\"token_type\":\"Bearer\" | token-answer-not-json",
            "200 | {\"token_type\":\"Bearer\"} | token-answer-without-token",
            "200 | {\"access_token\":\"\",\"token_type\":\"Bearer\"} | token-answer-without-token",
            "200 | {\"access_token\":7,\"token_type\":\"Bearer\"} | token-answer-without-token",
            "200 | {\"access_token\":\"a\\u0001auth=x\",\"token_type\":\"Bearer\"} | token-answer-without-token",
            "200 | {\"access_token\":\"a\\r\\nb\",\"token_type\":\"Bearer\"} | token-answer-without-token",
            "200 | {\"access_token\":\"tök\",\"token_type\":\"Bearer\"} | token-answer-without-token",
            "200 | {\"access_token\":\"a\",\"token_type\":\"mac\"} | token-type-unsupported",
            "200 | {\"access_token\":\"a\"} | token-type-unsupported",
            "200 | {\"error\":\"invalid_client\"} | client-secret-refused",
            "201 | {} | provider-refused",
            "302 | `` | token-endpoint-redirects",
            "404 | <html>Not found</html> | token-answer-not-json",
            "418 | {\"error\":{\"code\":1}} | provider-refused",
            "429 | busy | provider-busy",
            "500 | <html>Sorry</html> | provider-unavailable",
            "503 | {\"error\":\"temporarily_unavailable\"} | provider-unavailable"})
    void refusesWhatIsNoTokenAnswer(int status, String body, String reason) {
        server.answers(status, body);
        TokenFailure failure = failure(link().build());
        assertThat(Texts.reasonOf(failure.problem())).isEqualTo(reason);
        assertThat(failure.isGrantDead()).isFalse();
    }

    @Test
    @DisplayName("C12: JSON nested 100,000 deep is refused, not followed")
    void refusesDeepNesting() {
        server.answers(200, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(failure(link().build()).problem().reason()).isEqualTo("token-answer-not-json");
    }

    @Test
    @DisplayName("C12: an answer in another charset than it says gives no token")
    void refusesWrongCharset() {
        server.answers(200, Map.of("Content-Type", "application/json"), "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}", StandardCharsets.UTF_16);
        assertThat(failure(link().build()).problem().reason()).isEqualTo("token-answer-not-json");
    }

    @Test
    void failuresOfTheConnectionKeepTheirName() {
        server.close();
        assertThat(Texts.reasonOf(failure(link().build()).problem())).isEqualTo("connection-refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"120|120", "0|0", "-5|0", "soon|0", "999999|86400", "Sat, 28 Nov 2026 08:05:00 GMT|300", "Sat, 28 Nov 2026 07:00:00 GMT|0"})
    @DisplayName("C22: Retry-After is read as seconds or date, at most a day")
    void readsRetryAfter(String header, long seconds) {
        assertThat(retryAfter(Map.of("retry-after", header))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    @DisplayName("C39: Retry-After as a date is read by the provider's own clock")
    void readsRetryAfterByTheProvidersClock() {
        assertThat(retryAfter(Map.of("retry-after", "Sat, 28 Nov 2026 08:15:00 GMT", "date", "Sat, 28 Nov 2026 08:10:00 GMT"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(retryAfter(Map.of("retry-after", "Sat, 28 Nov 2026 07:55:00 GMT", "date", "Sat, 28 Nov 2026 07:50:00 GMT"))).isEqualTo(Duration.ofMinutes(5));
    }

    /** Not over a socket: the server of the JDK says the real time in its Date. */
    private Duration retryAfter(Map<String, String> headers) {
        TokenAnswer answer = new TokenAnswer(link().build(), new OutboundHttp.Answer(429, headers, Secret.of("{}")), clock.instant(), List.of());
        return catchThrowableOfType(TokenFailure.class, () -> answer.tokens(Scopes.NONE)).retryAfter();
    }

    @Test
    @DisplayName("C39: the life of an access token is counted from its arrival, whatever the provider's clock says")
    void countsTheLifeFromTheArrival() {
        for (String date : List.of("Sat, 28 Nov 2026 07:59:00 GMT", "Sat, 28 Nov 2026 08:01:00 GMT", "Sat, 28 Nov 2026 08:10:00 GMT")) {
            OutboundHttp.Answer answer = new OutboundHttp.Answer(200, Map.of("date", date),
                    Secret.of("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
            assertThat(new TokenAnswer(link().build(), answer, clock.instant(), List.of()).tokens(Scopes.NONE).expiresAt())
                    .isEqualTo(clock.instant().plusSeconds(3600));
        }
    }

    @Test
    @DisplayName("C13: the client secret goes to the link's token endpoint and follows no redirect")
    void sendsTheSecretNowhereElse() {
        try (TokenServer other = new TokenServer()) {
            other.grants("stolen", null, 60);
            server.answers(307, Map.of("Location", other.origin() + "/token"), "", StandardCharsets.UTF_8);
            assertThat(failure(link().build()).problem().reason()).isEqualTo("token-endpoint-redirects");
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    @DisplayName("C7: the provider's words come without the secrets that it repeats, on one line and not without end")
    void cleansTheProvidersWords() {
        server.refuses("invalid_grant", "code the/code+1\\r\\nwith " + TestLinks.CLIENT_SECRET.reveal() + " <b>refused</b> " + "x".repeat(2000));
        TokenFailure failure = failure(link().build());
        assertThat(failure.problem().providerWords()).startsWith("invalid_grant: code [secret] with [secret] <b>refused</b> xxx").hasSizeLessThan(700);
        assertThat(failure.toString() + failure.getCause()).doesNotContain("the/code");
    }

    @Test
    @DisplayName("C34: a link whose client secret cannot be opened fails by name and sends nothing")
    void unreadableSecretFailsByName() {
        assertThat(Texts.reasonOf(failure(link().unreadable().build()).problem())).isEqualTo("client-secret-unreadable");
        assertThat(server.received()).isEmpty();
    }

    private TokenFailure failure(OutgoingLink link) {
        TokenFailure failure = catchThrowableOfType(TokenFailure.class, () -> endpoint.exchange(link, CODE, VERIFIER, REDIRECT));
        assertThat(failure).isNotNull();
        return failure;
    }

    private TestLinks.Builder link() {
        return TestLinks.custom(server.origin());
    }
}
