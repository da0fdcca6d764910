package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An expired token on two nodes over one PostgreSQL database: asked for by many at once, and with the node that refreshes it killed at the four
 * moments that differ. The provider answers through a tap that counts and holds back.
 */
@Tag("external")
class RefreshNodesTest {

    private static final int THREADS = 50;
    /** Of the lease of a refresh, beyond the time limit of the request. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final Duration WITHIN = TIME_LIMIT.plus(MARGIN).plusSeconds(5);

    private static EmbeddedPostgres database;
    private static String url;
    private static Path home;
    private static AccountTable accounts;
    private static RunningHost survivor;
    private static CompletableFuture<RunningHost> other;
    private static Administrator admin;

    private TokenEndpointTap tap;
    private Link link;
    private Map<String, String> server;
    private String account;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        url = database.getJdbcUrl("postgres", "postgres");
        home = Files.createTempDirectory("oauth-links-cluster");
        accounts = new AccountTable(url);
        startOther();
        survivor = RunningHost.startIn(home, "--db", url, "--node", "1");
        admin = new Administrator(survivor);
        other.join();
        admin.setting("allowedPrivateAddresses", "localhost");
    }

    private static void startOther() {
        other = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "2", "--no-practice"));
    }

    @AfterAll
    static void stop() throws IOException {
        other.join().close();
        survivor.close();
        database.close();
    }

    @BeforeEach
    void open() {
        admin.practice.reset();
        tap = new TokenEndpointTap(admin.practice.issuer().resolve("/oauth2/token"));
    }

    @AfterEach
    void close() {
        tap.close();
    }

    @Test
    @DisplayName("C20: 50 threads on two nodes ask for an expired token, 16 of them wait at once: one request reaches the provider, and all get the new token")
    void manyThreadsAtTwoNodes() {
        authorizeAndExpire("microsoft", Duration.ofSeconds(30));
        List<HttpUser> users = List.of(admin.http, HttpUser.administrator(other.join()));
        tap.hold();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<HttpResponse<String>>> starts = IntStream.range(0, THREADS).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> users.get(i % 2).rest("POST", "mail-servers/test", server), threads)).toList();
            List<HttpResponse<String>> started = starts.stream().map(CompletableFuture::join).toList();
            assertThat(started).allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202));
            Eventually.until("tests of both nodes that wait for the token", () -> waitingForTheToken(users.get(0), started), count -> count >= 16);
            tap.letGo();
            for (HttpResponse<String> answer : started) {
                requirePassed(Administrator.waitForTest(users.get(1), answer));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tap.grantTypes()).containsExactly("authorization_code", "refresh_token");
    }

    @Test
    @DisplayName("C19, C20: a node killed before the request leaves an account that another node refreshes")
    void killedBeforeTheRequest() {
        authorizeAndExpire("microsoft", TIME_LIMIT);
        try (AccountTable.Lock lock = accounts.lock(account)) {
            askOther();
            Eventually.until("a node that waits for the row", accounts::waiting, count -> count > 0);
            kill();
        }
        requirePassed(askSurvivor());
        assertThat(tap.grantTypes()).containsExactly("authorization_code", "refresh_token");
        assertThat(state().path("state").asText()).isEqualTo("VALID");
    }

    @Test
    @DisplayName("C19, C20: a node killed while the provider answers leaves a note; if the refresh token is still taken, the account goes on")
    void killedWhileTheProviderAnswers() {
        authorizeAndExpire("plain", TIME_LIMIT);
        tap.hold();
        askOther();
        Eventually.until("an answer of the provider", tap::held, count -> count == 1);
        kill();
        tap.letGo();
        assertThat(state().path("refreshingSince").asText()).isNotEmpty().isNotEqualTo("null");
        requirePassed(askSurvivor());
        assertThat(tap.grantTypes()).containsExactly("authorization_code", "refresh_token", "refresh_token");
        assertThat(state().path("state").asText()).isEqualTo("VALID");
        assertThat(state().path("refreshingSince").isNull()).isTrue();
    }

    @Test
    @DisplayName("C19, C20: a node killed before it could store the answer of a provider that replaces refresh tokens: re-authorization, clearly")
    void killedBeforeTheAnswerIsStored() {
        authorizeAndExpire("plain", TIME_LIMIT);
        tap.hold();
        askOther();
        Eventually.until("an answer of the provider", tap::held, count -> count == 1);
        try (AccountTable.Lock lock = accounts.lock(account)) {
            tap.letGo();
            Eventually.until("a node that waits for the row", accounts::waiting, count -> count > 0);
            kill();
        }
        // what a provider says that has replaced the refresh token
        tap.refuse("invalid_grant");
        JsonNode test = askSurvivor();
        assertThat(problemAtTheToken(test)).as(test.toPrettyString()).isEqualTo("refresh-interrupted");
        assertThat(state().path("state").asText()).isEqualTo("RE_AUTHORIZATION_NEEDED");
        assertThat(state().path("problem").path("reason").asText()).isEqualTo("refresh-interrupted");
        assertThat(tap.grantTypes()).containsExactly("authorization_code", "refresh_token", "refresh_token");
    }

    @Test
    @DisplayName("C19, C20: a node killed after it has stored the answer leaves the new token")
    void killedAfterTheCommit() {
        authorizeAndExpire("microsoft", TIME_LIMIT);
        askOther();
        Eventually.until("the new token in the database", () -> accounts.expiry(account), expiry -> expiry.isAfter(Instant.now()));
        kill();
        requirePassed(askSurvivor());
        assertThat(tap.grantTypes()).containsExactly("authorization_code", "refresh_token");
        assertThat(state().path("state").asText()).isEqualTo("VALID");
    }

    private void authorizeAndExpire(String mode, Duration timeLimit) {
        admin.setting("outboundTimeout", String.valueOf(timeLimit.toSeconds()));
        admin.practice.mode(mode);
        link = admin.createLink(Map.of("issuer", "", "authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize",
                "tokenEndpoint", tap.url().toString()));
        server = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        account = server.get("accountId");
        other.join();
        admin.practice.expireAccessTokens();
        accounts.expire(account);
    }

    private void askOther() {
        HttpResponse<String> answer = HttpUser.administrator(other.join()).rest("POST", "mail-servers/test", server);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** With SIGKILL; the next one starts meanwhile. */
    private static void kill() {
        Process process = other.join().process().destroyForcibly();
        process.onExit().join();
        startOther();
    }

    private JsonNode askSurvivor() {
        long began = System.nanoTime();
        JsonNode test = admin.test(server);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
        return test;
    }

    private JsonNode state() {
        return admin.account(link, account);
    }

    private static long waitingForTheToken(HttpUser watcher, List<HttpResponse<String>> started) {
        return started.stream().map(answer -> HttpUser.json(answer).path("id").asText())
                .map(id -> HttpUser.json(watcher.rest("GET", "mail-servers/tests/" + id, null)))
                .filter(test -> step(test).path("verdict").asText().equals("RUNNING")).count();
    }

    private static void requirePassed(JsonNode test) {
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
    }

    private static String problemAtTheToken(JsonNode test) {
        return step(test).path("problem").path("reason").asText();
    }

    private static JsonNode step(JsonNode test) {
        for (JsonNode step : test.path("steps")) {
            if (step.path("step").asText().equals("token")) {
                return step;
            }
        }
        throw new AssertionError("No step token in " + test);
    }
}
