package io.oauthlinks.e2e;

import static io.oauthlinks.e2e.TokenEndpointTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.ClientApplication.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes and tokens at two nodes on one PostgreSQL database: races have one winner, and what ends at one node ends at the other within a second. */
@Tag("slow")
class IncomingTwoNodesTest {

    private static final Duration WITHIN = Duration.ofSeconds(1);

    private static EmbeddedPostgres database;
    private static RunningHost first;
    private static RunningHost second;
    private static Administrator admin;
    private static Registrations registrations;
    private static HttpUser user;
    private static ClientApplication client;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        Path home = Files.createTempDirectory("oauth-links-cluster");
        String url = database.getJdbcUrl("postgres", "postgres");
        CompletableFuture<RunningHost> one = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "1", "--no-practice"));
        CompletableFuture<RunningHost> two = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "2", "--no-practice"));
        first = one.join();
        second = two.join();
        admin = new Administrator(first);
        registrations = new Registrations(first);
        user = HttpUser.signedIn(first, "padmin");
        client = registrations.web();
        // so that nothing is asked for in the races
        client.connect(user, "READ WRITE");
    }

    @AfterAll
    static void stop() throws IOException {
        first.close();
        second.close();
        database.close();
    }

    @AfterEach
    void usualGrace() {
        admin.setting("refreshGrace", "10");
    }

    @RepeatedTest(10)
    @DisplayName("P22: one code at once on two nodes: exactly one gets a token")
    void oneCodeOnTwoNodes() {
        String code = client.code(user, Map.of());
        List<HttpResponse<String>> answers = atOnce(() -> client.exchange(code, Map.of()), () -> client.at(second).exchange(code, Map.of()));
        List<HttpResponse<String>> refusals = answers.stream().filter(answer -> answer.statusCode() != 200).toList();
        assertThat(refusals).as(answers.stream().map(HttpResponse::body).toList().toString()).hasSize(1);
        refused(refusals.get(0), 400, "invalid_grant");
    }

    @RepeatedTest(10)
    @DisplayName("P38: one refresh token at once on two nodes leaves one family; to revoke one of its tokens ends all of them on both nodes")
    void oneRefreshTokenOnTwoNodes() {
        Tokens tokens = client.connect(user, "READ");
        List<HttpResponse<String>> answers = atOnce(() -> client.refresh(tokens.refreshToken(), Map.of()),
                () -> client.at(second).refresh(tokens.refreshToken(), Map.of()));
        List<Tokens> issued = answers.stream().filter(answer -> answer.statusCode() == 200).map(Tokens::of).toList();
        assertThat(issued).as("within the grace period both may get a pair").isNotEmpty();
        answers.stream().filter(answer -> answer.statusCode() != 200).forEach(answer -> refused(answer, 400, "invalid_grant"));
        assertThat(client.revoke(Map.of("token", issued.get(0).refreshToken())).statusCode()).isEqualTo(200);
        for (Tokens pair : issued) {
            deadWithinASecond(pair);
            refused(client.at(second).refresh(pair.refreshToken(), Map.of()), 400, "invalid_grant");
        }
    }

    @RepeatedTest(10)
    @DisplayName("P36, P38: without a grace period the second of two simultaneous refreshes is an alarm, and nothing of the family survives on either node")
    void simultaneousRefreshWithoutGrace() {
        admin.setting("refreshGrace", "0");
        awaitSetting("refreshGrace", "0");
        Tokens tokens = client.connect(user, "READ");
        List<HttpResponse<String>> answers = atOnce(() -> client.refresh(tokens.refreshToken(), Map.of()),
                () -> client.at(second).refresh(tokens.refreshToken(), Map.of()));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200).count()).as(answers.stream().map(HttpResponse::body).toList().toString())
                .isLessThanOrEqualTo(1);
        deadWithinASecond(tokens);
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() == 200) {
                deadWithinASecond(Tokens.of(answer));
                refused(client.refresh(Tokens.of(answer).refreshToken(), Map.of()), 400, "invalid_grant");
            }
        }
    }

    @Test
    @DisplayName("P36: reuse seen at one node kills the family on both")
    void reuseKillsTheFamilyOnBothNodes() {
        admin.setting("refreshGrace", "0");
        awaitSetting("refreshGrace", "0");
        Tokens old = client.connect(user, "READ");
        Tokens fresh = Tokens.of(client.refresh(old.refreshToken(), Map.of()));
        warm(fresh);
        refused(client.at(second).refresh(old.refreshToken(), Map.of()), 400, "invalid_grant");
        assertThat(client.at(second).myself(fresh.accessToken())).as("where it was seen, at once").isEqualTo(401);
        deadWithinASecond(fresh);
        refused(client.refresh(fresh.refreshToken(), Map.of()), 400, "invalid_grant");
    }

    @Test
    @DisplayName("P37: a repetition within the grace period may come to the other node")
    void graceOnTheOtherNode() {
        Tokens old = client.connect(user, "READ");
        Tokens.of(client.refresh(old.refreshToken(), Map.of()));
        Tokens repeated = Tokens.of(client.at(second).refresh(old.refreshToken(), Map.of()));
        assertThat(client.myself(repeated.accessToken())).isEqualTo(200);
        Tokens.of(client.refresh(repeated.refreshToken(), Map.of()));
    }

    @Test
    @DisplayName("P37: after the grace period a repetition is an alarm")
    void graceEnds() {
        admin.setting("refreshGrace", "1");
        awaitSetting("refreshGrace", "1");
        Tokens old = client.connect(user, "READ");
        Tokens fresh = Tokens.of(client.refresh(old.refreshToken(), Map.of()));
        long refreshed = System.nanoTime();
        Eventually.until("the end of the grace period", () -> System.nanoTime() - refreshed, age -> age > 1_500_000_000L);
        refused(client.at(second).refresh(old.refreshToken(), Map.of()), 400, "invalid_grant");
        deadWithinASecond(fresh);
    }

    @Test
    @DisplayName("A code that one node issued is exchanged at the other, and the tokens work at both")
    void nodesShareEverything() {
        Tokens tokens = Tokens.of(client.at(second).exchange(client.code(user, Map.of()), Map.of()));
        warm(tokens);
    }

    @Test
    @DisplayName("A revoked grant is dead at once where it was revoked, and within a second at the other node")
    void revokedGrant() {
        Tokens tokens = client.connect(user, "READ");
        warm(tokens);
        assertThat(client.revoke(Map.of("token", tokens.refreshToken())).statusCode()).isEqualTo(200);
        assertThat(client.myself(tokens.accessToken())).isEqualTo(401);
        deadWithinASecond(tokens);
    }

    @Test
    @DisplayName("A disabled link is dead at once where it was disabled, and within a second at the other node; so is its secret")
    void disabledLink() {
        ClientApplication disabled = registrations.web();
        Tokens tokens = disabled.connect(user, "READ");
        warm(tokens);
        registrations.change(disabled, Map.of("enabled", "false"));
        assertThat(disabled.myself(tokens.accessToken())).isEqualTo(401);
        deadWithinASecond(tokens);
        within("a token request at the other node", () -> disabled.at(second).refresh(tokens.refreshToken(), Map.of()).statusCode(), 400);
    }

    @Test
    @DisplayName("P73: a secret that was replaced without overlap is dead at the other node within a second")
    void replacedSecret() {
        ClientApplication service = registrations.service("padmin");
        Map<String, String> grant = Map.of("grant_type", "client_credentials");
        Tokens.of(service.at(second).token(grant));
        registrations.rotateSecret(service, "0");
        assertThat(service.token(grant).statusCode()).isEqualTo(401);
        within("the old secret at the other node", () -> service.at(second).token(grant).statusCode(), 401);
    }

    /** Both nodes know it now, and would remember it. */
    private static void warm(Tokens tokens) {
        assertThat(client.myself(tokens.accessToken())).isEqualTo(200);
        assertThat(client.at(second).myself(tokens.accessToken())).isEqualTo(200);
    }

    private static void deadWithinASecond(Tokens tokens) {
        for (RunningHost node : List.of(first, second)) {
            within("the end of an access token", () -> client.at(node).myself(tokens.accessToken()), 401);
        }
    }

    /** The last look that saw the old state began within a second of the call. */
    private static void within(String what, Supplier<Integer> look, int status) {
        long end = System.nanoTime() + WITHIN.toNanos();
        long began;
        do {
            began = System.nanoTime();
            if (look.get() == status) {
                return;
            }
        } while (began <= end);
        throw new AssertionError("Waited " + WITHIN + " in vain for " + what);
    }

    private static void awaitSetting(String name, String value) {
        HttpUser there = HttpUser.administrator(second);
        Eventually.until(name, () -> HttpUser.json(there.rest("GET", "settings", null)).path(name).asText(), value::equals);
    }

    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> one, Supplier<HttpResponse<String>> two) {
        CyclicBarrier start = new CyclicBarrier(2);
        return Stream.of(one, two).map(request -> CompletableFuture.supplyAsync(() -> {
            try {
                start.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return request.get();
        })).toList().stream().map(CompletableFuture::join).toList();
    }
}
