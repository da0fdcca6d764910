package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The app is disabled, enabled, updated, uninstalled and installed at moments when it works: what it did ends cleanly, and nothing of it is left. */
@Tag("slow")
class PluginLifeTest {

    private static final int ROUNDS = 20;
    /** So that the machine has time for the app, too. */
    private static final Duration PAUSE = Duration.ofMillis(30);
    /** Served, not there at this moment, or with Jira's own answer to a token that it does not know without us. */
    private static final List<Integer> CLEAN = List.of(200, 202, 303, 401, 404, 503);

    private static RunningHost host;
    private static Administrator admin;
    private static PluginManager plugins;
    private static Path folder;

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private volatile boolean over;

    @BeforeAll
    static void start() throws IOException {
        host = RunningHost.startForgetful();
        admin = new Administrator(host);
        plugins = new PluginManager(host);
        folder = Files.createTempDirectory("versions");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void nothingIsLeftAndNothingIsLostHoweverOftenTheAppComesAndGoes() throws IOException {
        List<Path> versions = List.of(PluginManager.as("1.0.1", folder), PluginManager.as("1.0.2", folder));
        admin.practice.mode("microsoft");
        // due after half of it, so that most tests refresh
        admin.practice.accessTokensLive(4);
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        long mailServer = admin.save(server, admin.test(server));
        ClientApplication client = new Registrations(host).web();
        Tokens tokens = client.connect(HttpUser.signedIn(host, "padmin"), "READ");
        uploadLogo(client);

        List<CompletableFuture<Void>> traffic = List.of(
                repeatedly("page", () -> admin.http.get(FormPage.BASE + "/outgoing-links").statusCode()),
                repeatedly("rest", () -> admin.http.rest("GET", "mail-servers/" + mailServer, null).statusCode()),
                repeatedly("token endpoint", () -> client.refresh("ort_unknown", Map.of()).statusCode()),
                repeatedly("access token", () -> client.myself(tokens.accessToken())));
        for (int round = 0; round < ROUNDS; round++) {
            CompletableFuture<HttpResponse<String>> test = CompletableFuture.supplyAsync(() -> admin.http.rest("POST", "mail-servers/" + mailServer + "/test", Map.of()));
            if (round % 4 != 0) {
                // otherwise the app goes before the test has begun
                HttpResponse<String> started = test.join();
                assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
            }
            change(round, versions.get(round % 2));
            assertThat(test.join().statusCode()).isIn(CLEAN);
        }
        over = true;
        traffic.forEach(CompletableFuture::join);

        System.out.println("Answers while the app came and went: " + new LinkedHashMap<>(answers));
        assertThat(answers.keySet()).as("never a failure").noneMatch(answer -> answer.endsWith("500"));
        assertDataAreKept(link, mailServer, client, tokens);
        assertNothingIsLeft();
        assertThat(host.log()).doesNotContain("NoClassDefFoundError", "has left behind", "are left to themselves", "failed, reference", "ended unexpectedly");
    }

    private void change(int round, Path version) throws IOException {
        switch (round % 3) {
            case 0 -> {
                plugins.disable();
                assertThat(admin.http.get(FormPage.BASE + "/outgoing-links").statusCode()).isEqualTo(404);
                plugins.enable();
            }
            case 1 -> plugins.install(version);
            default -> {
                plugins.uninstall();
                assertThat(admin.http.rest("GET", "mail-servers", null).statusCode()).isEqualTo(404);
                plugins.install(version);
            }
        }
    }

    private CompletableFuture<Void> repeatedly(String what, Supplier<Integer> request) {
        return CompletableFuture.runAsync(() -> {
            while (!over) {
                answers.merge(what + " " + request.get(), 1, Integer::sum);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
    }

    private static void uploadLogo(ClientApplication client) {
        byte[] png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        HttpResponse<String> answer = admin.http.send(admin.http.request("/rest/oauth-links/1.0/incoming-links/" + client.linkId() + "/logo")
                .header("Content-Type", "image/png").header("X-Atlassian-Token", "no-check")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(png)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }

    /** Among them the last refresh token of a provider that takes each only once. */
    private static void assertDataAreKept(Link link, long mailServer, ClientApplication client, Tokens tokens) {
        assertThat(HttpUser.json(admin.http.rest("GET", "outgoing-links/" + link.id(), null)).path("name").asText()).isEqualTo(link.name());
        JsonNode test = admin.test(mailServer);
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
        assertThat(client.myself(tokens.accessToken())).isEqualTo(200);
        assertThat(client.refresh(tokens.refreshToken(), Map.of()).statusCode()).isEqualTo(200);
    }

    private static void assertNothingIsLeft() {
        JsonNode left = Eventually.until("the end of what is left of the app", plugins::remains,
                remains -> remains.path("classLoaders").asInt() == 0 && remains.path("threads").isEmpty());
        assertThat(left.path("registrations")).isEmpty();
    }
}
