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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Figures, printed: how many accounts the scheduled job refreshes in a second, and how long a thread waits for a refresh that fifty want, on two
 * nodes over one PostgreSQL. Not part of any suite: {@code mvn -f dev verify -pl e2e -am -Dtest=RefreshBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("benchmark")
class RefreshBenchmark {

    private static final int ACCOUNTS = 100;
    private static final int RUNS = 4;
    private static final int THREADS = 50;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 22;

    @Test
    void refreshes() throws IOException {
        Path home = Files.createTempDirectory("oauth-links-cluster");
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            try (RunningHost first = RunningHost.startAsDevRun(home, "--db", url, "--node", "1");
                    RunningHost second = RunningHost.startAsDevRun(home, "--db", url, "--node", "2", "--no-practice")) {
                Administrator admin = new Administrator(first);
                admin.setting("allowedPrivateAddresses", "localhost");
                try (TokenEndpointTap tap = new TokenEndpointTap(admin.practice.issuer().resolve("/oauth2/token"))) {
                    Link link = admin.createLink(Map.of("issuer", "", "authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize",
                            "tokenEndpoint", tap.url().toString()));
                    Map<String, String> server = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
                    waits(new AccountTable(url), server, List.of(admin.http, HttpUser.administrator(second)), tap);
                    rate(new AccountTable(url), admin, link, tap);
                }
            }
        }
    }

    /** The first rounds warm up. */
    private static void waits(AccountTable accounts, Map<String, String> server, List<HttpUser> users, TokenEndpointTap tap) {
        List<Long> millis = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            accounts.expire(server.get("accountId"));
            tap.takeSpans();
            List<CompletableFuture<HttpResponse<String>>> started = IntStream.range(0, THREADS).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> users.get(i % 2).rest("POST", "mail-servers/test", server), threads)).toList();
            List<JsonNode> tests = started.stream().map(answer -> Administrator.waitForTest(users.get(0), answer.join())).toList();
            List<TokenEndpointTap.Span> requests = tap.takeSpans();
            assertThat(requests).hasSize(1);
            long provider = millis(requests.get(0));
            if (round >= WARM_UP) {
                tests.stream().map(RefreshBenchmark::tokenStep).filter(time -> time >= provider).forEach(time -> millis.add(time - provider));
            }
        }
        threads.shutdownNow();
        System.out.println("Single flight, " + millis.size() + " threads that waited for the token, beyond the provider's own time: median "
                + percentile(millis, 50) + " ms, 99th percentile " + percentile(millis, 99) + " ms");
    }

    private static long millis(TokenEndpointTap.Span span) {
        return (span.endedNanos() - span.beganNanos()) / 1_000_000;
    }

    private static long tokenStep(JsonNode test) {
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
        for (JsonNode step : test.path("steps")) {
            if (step.path("step").asText().equals("token")) {
                return step.path("millis").asLong();
            }
        }
        throw new AssertionError("No step token in " + test);
    }

    /** From the first request of a run of the job to the last answer. */
    private static void rate(AccountTable accounts, Administrator admin, Link link, TokenEndpointTap tap) {
        for (int i = 1; i < ACCOUNTS; i++) {
            admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        }
        for (int run = 0; run < RUNS; run++) {
            tap.takeSpans();
            accounts.makeAllDue();
            // the job begins within a minute
            Eventually.within(Duration.ofMinutes(3), "the refresh of all accounts", accounts::due, due -> due == 0);
            List<TokenEndpointTap.Span> requests = tap.takeSpans();
            double seconds = (requests.get(requests.size() - 1).endedNanos() - requests.get(0).beganNanos()) / 1e9;
            System.out.printf("Job: %d accounts in %.2f s, %.1f refreshes a second; the provider took %.1f ms of each%n", requests.size(), seconds,
                    requests.size() / seconds, requests.stream().mapToLong(RefreshBenchmark::millis).average().orElse(0));
        }
    }

    private static long percentile(List<Long> values, int percent) {
        return values.stream().sorted().toList().get(Math.min(values.size() - 1, values.size() * percent / 100));
    }
}
