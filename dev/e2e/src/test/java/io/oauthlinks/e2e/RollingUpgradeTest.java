package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes are updated one after the other, and work together while they have different versions. The older version is this build under another
 * number, or the bundle that {@code -Dearlier.bundle} names.
 */
@Tag("slow")
class RollingUpgradeTest {

    private RunningHost first;
    private RunningHost second;
    private Administrator admin;
    private HttpUser atSecond;
    private Link link;
    private Map<String, String> mailServer;
    private ClientApplication client;

    @Test
    void tokensWorkOnBothNodesWhileOneIsAheadAndAfterTheOtherHasFollowed() throws IOException {
        Path home = Files.createTempDirectory("oauth-links-cluster");
        String named = System.getProperty("earlier.bundle", "");
        Path older = PluginManager.as("0.9.0", named.isEmpty() ? RunningHost.bundle() : Path.of(named), home);
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            CompletableFuture<RunningHost> one = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--bundle", older.toString()));
            CompletableFuture<RunningHost> two = CompletableFuture.supplyAsync(
                    () -> RunningHost.startIn(home, "--db", url, "--node", "2", "--no-practice", "--bundle", older.toString()));
            try (RunningHost h1 = one.join(); RunningHost h2 = two.join()) {
                first = h1;
                second = h2;
                rollingUpgrade();
            }
        }
    }

    private void rollingUpgrade() throws IOException {
        fill();
        Tokens tokens = worksOnBoth(client.connect(HttpUser.signedIn(first, "padmin"), "READ"));

        PluginManager atFirst = new PluginManager(first);
        PluginManager atOther = new PluginManager(second);
        String old = atOther.version();
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> usedAt(second, atSecond, tokens));
        atFirst.install(RunningHost.bundle());
        meanwhile.join();
        assertThat(atFirst.version()).isNotEqualTo(old);
        assertThat(atOther.version()).isEqualTo(old);
        Tokens refreshed = worksOnBoth(tokens);
        whatOneWritesTheOtherReads();

        atOther.install(RunningHost.bundle());
        assertThat(atOther.version()).isEqualTo(atFirst.version());
        worksOnBoth(refreshed);
        whatOneWritesTheOtherReads();
        for (RunningHost node : List.of(first, second)) {
            assertThat(node.log()).doesNotContain("NoClassDefFoundError", "failed, reference", "ended unexpectedly", "has left behind");
        }
    }

    private void fill() {
        admin = new Administrator(first);
        atSecond = HttpUser.administrator(second);
        // the node without practice provider has not been told of it
        admin.setting("allowedPrivateAddresses", "localhost");
        admin.practice.mode("microsoft");
        admin.practice.accessTokensLive(4);
        link = admin.createLink(Map.of());
        mailServer = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        client = new Registrations(first).web();
    }

    /** @return the pair that took the place of this one */
    private Tokens worksOnBoth(Tokens tokens) {
        worksAt(first, admin.http, tokens);
        worksAt(second, atSecond, tokens);
        Tokens fresh = Tokens.of(client.at(second).refresh(tokens.refreshToken(), Map.of()));
        assertThat(client.at(first).myself(fresh.accessToken())).isEqualTo(200);
        return fresh;
    }

    /** The mailbox's tokens live for seconds and rotate, so each test that comes later has refreshed what the other node refreshed before. */
    private void worksAt(RunningHost node, HttpUser user, Tokens tokens) {
        usedAt(node, user, tokens);
        admin.awaitExpiry(link, mailServer);
    }

    private void usedAt(RunningHost node, HttpUser user, Tokens tokens) {
        JsonNode test = Administrator.waitForTest(user, user.rest("POST", "mail-servers/test", mailServer));
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
        assertThat(client.at(node).myself(tokens.accessToken())).isEqualTo(200);
    }

    private void whatOneWritesTheOtherReads() {
        Link made = admin.createLink(Map.of());
        assertThat(FormPage.open(atSecond, "/outgoing-links/" + made.id()).value("name")).isEqualTo(made.name());
        Map<String, String> fields = admin.practiceLink();
        fields.put("key", made.key());
        fields.put("name", made.name() + " changed");
        HttpResponse<String> changed = atSecond.rest("PUT", "outgoing-links/" + made.id(), fields);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(FormPage.open(admin.http, "/outgoing-links/" + made.id()).value("name")).isEqualTo(made.name() + " changed");
    }
}
