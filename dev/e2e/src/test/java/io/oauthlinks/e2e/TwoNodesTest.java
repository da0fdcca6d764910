package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL database and one shared home: what one begins, the other goes on with. */
@Tag("slow")
class TwoNodesTest {

    private static EmbeddedPostgres database;
    private static RunningHost first;
    private static RunningHost second;
    private static Administrator admin;
    private static HttpUser atSecond;

    @BeforeAll
    static void startBothAtOnceOnAnEmptyDatabase() throws IOException {
        database = EmbeddedPostgres.start();
        Path home = Files.createTempDirectory("oauth-links-cluster");
        String url = database.getJdbcUrl("postgres", "postgres");
        CompletableFuture<RunningHost> one = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "1"));
        CompletableFuture<RunningHost> two = CompletableFuture.supplyAsync(() -> RunningHost.startIn(home, "--db", url, "--node", "2", "--no-practice"));
        first = one.join();
        second = two.join();
        admin = new Administrator(first);
        // the node without practice provider has not been told of it
        admin.setting("allowedPrivateAddresses", "localhost");
        atSecond = HttpUser.administrator(second);
    }

    @AfterAll
    static void stop() throws IOException {
        first.close();
        second.close();
        database.close();
    }

    @BeforeEach
    void reset() {
        admin.practice.reset();
    }

    @Test
    void whatOneNodeSavesTheOtherShows() {
        Link link = admin.createLink(Map.of());
        assertThat(FormPage.open(atSecond, "/outgoing-links").text()).contains(link.name());
        admin.setting("outboundTimeout", "11");
        assertThat(HttpUser.json(atSecond.rest("GET", "settings", null)).path("outboundTimeout").asText()).isEqualTo("11");
    }

    @Test
    @DisplayName("C10: what the settings no longer allow the other node refuses within a second")
    void settingsAreInForceAtTheOtherNodeWithinASecond() {
        assertThat(linkAtSecond()).isEqualTo(201);
        try {
            admin.setting("developmentOverride", "false");
            long limit = System.nanoTime() + 1_000_000_000L;
            // a slow machine may take long to answer a call that began in time
            long began;
            int status;
            do {
                began = System.nanoTime();
                status = linkAtSecond();
            } while (status == 201 && began < limit);
            assertThat(status).isEqualTo(400);
        } finally {
            admin.setting("developmentOverride", "true");
            Eventually.until("the override at the other node", TwoNodesTest::linkAtSecond, status -> status == 201);
        }
    }

    private static int linkAtSecond() {
        return atSecond.rest("POST", "outgoing-links", admin.practiceLink()).statusCode();
    }

    @Test
    @DisplayName("C1: an authorization that began at one node ends at the other: it is bound to browser and user, not to a session of one node")
    void anAuthorizationEndsAtTheOtherNode() {
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        URI callback = new MailboxOwner(Practice.SUPPORT).allow(admin.startAuthorization(server));
        atSecond.takeCookie("oauth-links.authorization", admin.http);
        FormPage form = FormPage.of(atSecond, atSecond.get(atNode(second, callback)));
        assertThat(form.value("accountId")).as(form.text()).isNotEmpty();
        assertThat(form.value("name")).isEqualTo(server.get("name"));
    }

    @Test
    void aConnectionTestIsWatchedFromTheOtherNode() {
        Map<String, String> server = admin.authorized(admin.practiceServer(admin.createLink(Map.of()), "IMAP", Practice.SUPPORT));
        HttpResponse<String> started = admin.http.rest("POST", "mail-servers/test", server);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        JsonNode test = Administrator.waitForTest(atSecond, started);
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
    }

    @Test
    @DisplayName("C20: two nodes that need a refresh at once make one request, and both go on with the new access token")
    void simultaneousRefreshIsOneRequest() {
        admin.practice.mode("microsoft");
        admin.practice.accessTokensLive(2);
        try (TokenEndpointTap tap = new TokenEndpointTap(admin.practice.issuer().resolve("/oauth2/token"))) {
            Link link = tapped(tap);
            Map<String, String> server = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
            admin.practice.accessTokensLive(3600);
            admin.awaitExpiry(link, server);
            CompletableFuture<HttpResponse<String>> one = CompletableFuture.supplyAsync(() -> admin.http.rest("POST", "mail-servers/test", server));
            CompletableFuture<HttpResponse<String>> two = CompletableFuture.supplyAsync(() -> atSecond.rest("POST", "mail-servers/test", server));
            for (JsonNode test : List.of(Administrator.waitForTest(admin.http, one.join()), Administrator.waitForTest(atSecond, two.join()))) {
                assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
            }
            assertThat(tap.grantTypes()).containsExactly("authorization_code", "refresh_token");
        }
    }

    @Test
    @DisplayName("C34: what one node has sealed the other can open; the PostgreSQL database holds it sealed")
    void secretsAreSealedForBothNodes() {
        try (TokenEndpointTap tap = new TokenEndpointTap(admin.practice.issuer().resolve("/oauth2/token"))) {
            Link link = tapped(tap);
            Map<String, String> server = admin.authorized(admin.practiceServer(link, "POP3", Practice.RETURNS));
            JsonNode test = Administrator.waitForTest(atSecond, atSecond.rest("POST", "mail-servers/test", server));
            assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
            String dump = DatabaseDump.of(database.getJdbcUrl("postgres", "postgres"), "postgres", "").text();
            assertThat(dump).contains(link.name());
            assertThat(tap.secrets()).hasSizeGreaterThan(4).noneMatch(dump::contains);
        }
    }

    private static Link tapped(TokenEndpointTap tap) {
        return admin.createLink(Map.of("issuer", "", "authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize",
                "tokenEndpoint", tap.url().toString()));
    }

    private static String atNode(RunningHost node, URI address) {
        return address.toString().replace(address.getAuthority(), node.url().getAuthority());
    }
}
