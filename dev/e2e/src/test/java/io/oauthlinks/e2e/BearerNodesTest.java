package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends an access token at one node ends it at the other within a second, though both remember it. */
@Tag("slow")
class BearerNodesTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static EmbeddedPostgres database;
    private static RunningHost first;
    private static RunningHost second;
    private static Registrations registrations;
    private static Directory directory;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        Path home = Files.createTempDirectory("oauth-links-cluster");
        String url = database.getJdbcUrl("postgres", "postgres");
        CompletableFuture<RunningHost> one = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "1", "--no-practice"));
        CompletableFuture<RunningHost> two = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "2", "--no-practice"));
        first = one.join();
        second = two.join();
        registrations = new Registrations(first);
        directory = Directory.of(first);
    }

    @AfterAll
    static void stop() throws IOException {
        first.close();
        second.close();
        database.close();
    }

    private static String connected(ClientApplication client, String user) {
        String token = client.connect(HttpUser.signedIn(first, user), "READ").accessToken();
        assertThat(client.myself(token)).isEqualTo(200);
        assertThat(client.at(second).myself(token)).isEqualTo(200);
        return token;
    }

    /** At once at the first node, within the limit at the second, which has just remembered the token. */
    private static void assertDeadAfter(Runnable end, ClientApplication client, String token) {
        assertThat(client.at(second).myself(token)).isEqualTo(200);
        end.run();
        long ended = System.nanoTime();
        assertThat(client.myself(token)).as("at the node where it was done").isEqualTo(401);
        // a slow machine may take long to answer a call that began in time
        long began;
        int status;
        do {
            began = System.nanoTime();
            status = client.at(second).myself(token);
        } while (status == 200 && began - ended < LIMIT.toNanos());
        assertThat(status).as("at the other node, to a call that began after " + (began - ended) / 1_000_000 + " ms").isEqualTo(401);
    }

    @Test
    void aRevokedGrant() {
        ClientApplication client = registrations.web();
        ClientApplication.Tokens tokens = client.connect(HttpUser.signedIn(first, "agent"), "READ");
        assertDeadAfter(() -> client.revoke(Map.of("token", tokens.refreshToken())), client, tokens.accessToken());
    }

    @Test
    void aDisabledAndADeletedLink() {
        ClientApplication client = registrations.web();
        String token = connected(client, "agent");
        assertDeadAfter(() -> registrations.change(client, Map.of("enabled", "false")), client, token);

        ClientApplication other = registrations.web();
        assertDeadAfter(() -> registrations.delete(other), other, connected(other, "agent"));
    }

    @Test
    @DisplayName("P45: a deactivated user's token is dead at the next call, at every node that has heard of it")
    void aDeactivatedUser() {
        ClientApplication client = registrations.web();
        String name = directory.create();
        assertDeadAfter(() -> directory.setActive(name, false), client, connected(client, name));
    }

    @Test
    @DisplayName("P46: a changed password ends connections at both nodes")
    void aChangedPassword() {
        new Administrator(first).setting("endOnPasswordChange", "true");
        ClientApplication client = registrations.web();
        String name = directory.create();
        assertDeadAfter(() -> directory.setPassword(name, "another"), client, connected(client, name));
    }

    @Test
    void aTokenOfOneNodeCountsAtTheOtherAtOnce() {
        ClientApplication client = registrations.web();
        String token = client.connect(HttpUser.signedIn(second, "agent"), "READ").accessToken();
        assertThat(client.at(second).myself(token)).isEqualTo(200);
        assertThat(client.myself(token)).isEqualTo(200);
    }
}
