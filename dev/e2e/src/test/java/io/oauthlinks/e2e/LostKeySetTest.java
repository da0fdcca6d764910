package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backup of the database is restored without the key set of the shared home: everybody is told, nothing is lost, and there is a way out. */
@Tag("slow")
class LostKeySetTest {

    private static final String PASSWORD_MAILBOX = "plain@practice.example";

    private Path home;
    private String port;
    private Link link;
    private Map<String, String> mailServer;
    private long mailServerId;
    private Map<String, String> passwordServer;
    private long passwordServerId;
    private String accessToken;
    private ClientApplication client;

    @BeforeEach
    void choosePlace() throws IOException {
        home = Files.createTempDirectory("oauth-links-host");
        port = String.valueOf(sevenPorts());
    }

    @Test
    @DisplayName("C34: without the key set every page works and says what cannot be read, why, and what to do; the file brings all of it back, or new keys begin anew")
    void aBackupWithoutItsKeySet() throws IOException {
        try (RunningHost host = RunningHost.startIn(home, "--port", port)) {
            fill(host);
        }
        Path keys = home.resolve("oauth-links/keys.json");
        Path backup = Files.move(keys, home.resolve("keys.json"));
        try (RunningHost host = RunningHost.startIn(home, "--port", port)) {
            Administrator admin = new Administrator(host);
            everythingIsSaid(admin, keys);
            nothingIsOverwritten(admin, keys);
            assertThat(client.at(host).myself(accessToken)).as("incoming links keep hashes, which need no key").isEqualTo(200);
            Files.move(backup, keys);
            everythingIsBack(admin);
            noFailure(host);
        }
        Files.delete(keys);
        Files.createFile(keys.resolveSibling("start-anew"));
        try (RunningHost host = RunningHost.startIn(home, "--port", port)) {
            beginAnew(new Administrator(host));
            assertThat(keys).exists();
            assertThat(keys.resolveSibling("start-anew")).doesNotExist();
            noFailure(host);
        }
    }

    private void fill(RunningHost host) {
        Administrator admin = new Administrator(host);
        link = admin.createLink(Map.of());
        mailServer = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        mailServerId = admin.save(mailServer, admin.test(mailServer));
        passwordServer = admin.practiceServer(link, "IMAP", PASSWORD_MAILBOX);
        passwordServer.putAll(Map.of("authentication", "PASSWORD", "linkId", "", "password", "plain"));
        passwordServerId = admin.save(passwordServer, admin.test(passwordServer));
        client = new Registrations(host).web();
        Tokens tokens = client.connect(HttpUser.signedIn(host, "padmin"), "READ");
        accessToken = tokens.accessToken();
    }

    private void everythingIsSaid(Administrator admin, Path keys) {
        for (String path : List.of("/outgoing-links", "/outgoing-links/new", "/outgoing-links/" + link.id(), "/mail-servers", "/mail-servers/new",
                "/mail-servers/" + mailServerId, "/mail-servers/" + passwordServerId, "/incoming-links", "/audit-log")) {
            FormPage page = FormPage.open(admin.http, path);
            assertThat(page.status()).as(path + " " + page.text()).isEqualTo(200);
            assertThat(page.page().select("#key-set-problem").text()).as(path).contains(keys.toString(), "is missing", "start-anew", "backup");
        }
        assertThat(admin.http.get(FormPage.BASE + "/settings").statusCode()).isEqualTo(200);
        assertThat(FormPage.open(admin.http, "/outgoing-links").page().select("tbody tr").text()).contains("Secret unreadable", "Enter the client secret again");
        assertThat(FormPage.open(admin.http, "/mail-servers").page().select("tbody").text())
                .contains("Secret unreadable", "Enter the password again", "Re-authorization needed", "cannot be opened");
        assertThat(json(admin, "outgoing-links/" + link.id()).path("clientSecretUnreadable").asBoolean()).isTrue();
        assertThat(json(admin, "mail-servers/" + passwordServerId).path("passwordUnreadable").asBoolean()).isTrue();
        JsonNode account = admin.account(link, mailServer.get("accountId"));
        assertThat(account.path("state").asText()).isEqualTo("RE_AUTHORIZATION_NEEDED");
        assertThat(account.path("problem").path("reason").asText()).isEqualTo("tokens-unreadable");
    }

    /** What an administrator enters is refused before anything is written, and so is a test; both say why. */
    private void nothingIsOverwritten(Administrator admin, Path keys) {
        for (HttpResponse<String> answer : List.of(changeSecret(admin), admin.http.rest("POST", "mail-servers/" + mailServerId + "/test", Map.of()),
                admin.http.rest("PUT", "mail-servers/" + passwordServerId, passwordServer))) {
            assertThat(answer.statusCode()).as(answer.request().uri() + " " + answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains(keys.toString());
        }
        FormPage refused = FormPage.of(admin.http, pressAuthorize(admin));
        assertThat(refused.problems()).contains("Enter the client secret again");
    }

    private void everythingIsBack(Administrator admin) {
        assertThat(json(admin, "outgoing-links/" + link.id()).path("clientSecretUnreadable").asBoolean()).isFalse();
        assertThat(json(admin, "mail-servers/" + passwordServerId).path("passwordUnreadable").asBoolean()).isFalse();
        assertThat(admin.account(link, mailServer.get("accountId")).path("state").asText()).isEqualTo("VALID");
        assertThat(FormPage.open(admin.http, "/outgoing-links").page().select("#key-set-problem")).isEmpty();
    }

    private void beginAnew(Administrator admin) {
        assertThat(FormPage.open(admin.http, "/outgoing-links").page().select("#key-set-problem")).as("decided").isEmpty();
        assertThat(json(admin, "outgoing-links/" + link.id()).path("clientSecretUnreadable").asBoolean()).isTrue();
        HttpResponse<String> changed = changeSecret(admin);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(HttpUser.location(pressAuthorize(admin))));
        assertThat(form.status()).as(form.text()).isEqualTo(200);
        assertThat(admin.account(link, mailServer.get("accountId")).path("state").asText()).isEqualTo("VALID");
        passed(admin.test(mailServerId));

        JsonNode test = admin.test(passwordServer);
        passed(test);
        Map<String, String> values = new HashMap<>(passwordServer);
        values.put("testRun", test.path("id").asText());
        assertThat(admin.http.rest("PUT", "mail-servers/" + passwordServerId, values).statusCode()).isEqualTo(200);
        assertThat(json(admin, "mail-servers/" + passwordServerId).path("passwordUnreadable").asBoolean()).isFalse();
        passed(admin.test(passwordServerId));
    }

    private HttpResponse<String> changeSecret(Administrator admin) {
        Map<String, String> fields = new LinkedHashMap<>(admin.practiceLink());
        fields.put("name", link.name());
        fields.put("key", link.key());
        return admin.http.rest("PUT", "outgoing-links/" + link.id(), fields);
    }

    private HttpResponse<String> pressAuthorize(Administrator admin) {
        return admin.http.postForm(FormPage.BASE + "/mail-servers/" + mailServerId + "/authorize",
                Map.of("saved", "true", "atl_token", admin.http.xsrfToken()));
    }

    private static void passed(JsonNode test) {
        assertThat(test.path("verdict").asText()).as(test.toPrettyString()).isIn("PASSED", "WARNING");
    }

    private static JsonNode json(Administrator admin, String resource) {
        return HttpUser.json(admin.http.rest("GET", resource, null));
    }

    private static void noFailure(RunningHost host) {
        assertThat(host.log()).doesNotContain("failed, reference", "ended unexpectedly", "could not be refreshed");
    }

    /** A port whose six followers are free too, so that the practice provider is at the same addresses after each start. */
    static int sevenPorts() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (areFree(first.getLocalPort() + 1, first.getLocalPort() + 6)) {
                    return first.getLocalPort();
                }
            }
        }
        throw new IOException("No seven free ports in a row");
    }

    private static boolean areFree(int from, int to) {
        for (int port = from; port <= to; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return to < 65536;
    }
}
