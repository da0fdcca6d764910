package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.e2e.Administrator.Link;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * After journeys with known secret values, good and bad, nobody finds one of them again: not in the database, not in the logs at
 * TRACE, not in pages and REST answers. A tap on the token endpoint tells the real values.
 */
@Tag("slow")
class SecretsTest {

    private static final String MAIL_PASSWORD = "mail-password-5a1e90c7";
    private static final String WRONG_SECRET = "wrong-client-secret-77d2b1";

    private final Leaks secrets = new Leaks();
    private final List<String> shown = new ArrayList<>();

    @Test
    @DisplayName("C3, C34, M11, P78: no client secret, token, code, verifier or password in the database, the logs, pages or REST answers")
    void secretsLeaveNoTrace() throws IOException {
        RunningHost host = RunningHost.startTracing();
        try (host) {
            journeys(new Administrator(host));
        }
        assertThat(secrets.count()).as("values that went over the wire").isGreaterThan(12);
        DatabaseDump dump = DatabaseDump.ofH2(database(host.home()));
        assertThat(dump.tables()).as("the app's tables are in the dump").filteredOn(table -> table.contains("AO_")).hasSizeGreaterThan(5);
        assertThat(dump.text()).as("what is stored is in the dump").contains("Tapped mail", Practice.SUPPORT);
        String log = host.log();
        assertThat(log).as("the logs are at TRACE").contains("TRACE").contains("io.oauthlinks");
        secrets.requireNoneIn(dump.text(), "database");
        secrets.requireNoneIn(log, "logs");
        // the host tells the practice provider's client secret to the person who starts it
        secrets.requireNoneIn(String.join("\n", host.output().stream().filter(line -> !line.startsWith("Practice client: ")).toList()), "host output");
        secrets.requireNoneIn(String.join("\n", shown), "pages and REST answers");
    }

    private void journeys(Administrator admin) throws IOException {
        try (TokenEndpointTap tap = new TokenEndpointTap(admin.practice.issuer().resolve("/oauth2/token"))) {
            Link link = admin.createLink(tapped(admin, tap, Map.of("name", "Tapped mail")));
            goodJourney(admin, link);
            badJourney(admin, tap);
            passwordJourney(admin);
            look(admin, link);
            secrets.addAll(tap.secrets());
            secrets.add(MAIL_PASSWORD);
            secrets.add(WRONG_SECRET);
            assertThat(tap.grantTypes()).contains("authorization_code", "refresh_token");
        }
    }

    private static Map<String, String> tapped(Administrator admin, TokenEndpointTap tap, Map<String, String> changed) {
        Map<String, String> fields = admin.practiceLink();
        fields.put("issuer", "");
        fields.put("authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize");
        fields.put("tokenEndpoint", tap.url().toString());
        fields.putAll(changed);
        return fields;
    }

    /** Authorize, test by IMAP and POP3, refresh, be refused by the mail server. */
    private void goodJourney(Administrator admin, Link link) {
        admin.practice.mode("microsoft");
        admin.practice.accessTokensLive(5);
        for (String protocol : List.of("IMAP", "POP3")) {
            Map<String, String> server = admin.practiceServer(link, protocol, Practice.SUPPORT);
            URI callback = new MailboxOwner(Practice.SUPPORT).allow(admin.startAuthorization(server));
            secrets.add(Query.of(callback).get("code"));
            server.put("accountId", admin.comeBack(callback).value("accountId"));
            JsonNode test = admin.test(server);
            shown.add(test.toString());
            long id = admin.save(server, test);
            admin.awaitExpiry(link, server);
            shown.add(admin.test(id).toString());
            admin.practice.refuseAccessTokens(Practice.SUPPORT);
            shown.add(admin.test(id).toString());
            shown.add(FormPage.open(admin.http, "/mail-servers/" + id).answer().body());
            shown.add(admin.http.rest("GET", "mail-servers/" + id, null).body());
        }
    }

    /** A wrong client secret, and a code that is sent twice: failures are logged more readily than successes. */
    private void badJourney(Administrator admin, TokenEndpointTap tap) {
        Link wrong = admin.createLink(tapped(admin, tap, Map.of("clientSecret", WRONG_SECRET, "clientAuthentication", "BODY")));
        URI callback = new MailboxOwner(Practice.RETURNS).allow(admin.startAuthorization(admin.practiceServer(wrong, "IMAP", Practice.RETURNS)));
        secrets.add(Query.of(callback).get("code"));
        shown.add(admin.comeBack(callback).answer().body());
        shown.add(admin.comeBack(callback).answer().body());
        admin.practice.failTokenEndpoint("html");
        callback = new MailboxOwner(Practice.RETURNS).allow(admin.startAuthorization(admin.practiceServer(wrong, "IMAP", Practice.RETURNS)));
        secrets.add(Query.of(callback).get("code"));
        shown.add(admin.comeBack(callback).answer().body());
        admin.practice.failTokenEndpoint("none");
    }

    /** A mail server with a password, refused by the server and as a form. */
    private void passwordJourney(Administrator admin) {
        Map<String, String> server = admin.practiceServer(new Link(0, "", ""), "IMAP", "plain@practice.example");
        server.putAll(Map.of("authentication", "PASSWORD", "linkId", "", "password", MAIL_PASSWORD, "enabled", "false", "name", "With password"));
        shown.add(admin.test(server).toString());
        server.put("protocol", "POP3");
        server.put("port", String.valueOf(admin.practice.port("pop3")));
        shown.add(admin.test(server).toString());
        shown.add(FormPage.open(admin.http, "/mail-servers/new").save(server).answer().body());
        server.put("port", "wrong");
        shown.add(FormPage.open(admin.http, "/mail-servers/new").save(server).answer().body());
        shown.add(admin.http.rest("POST", "mail-servers", server).body());
    }

    private void look(Administrator admin, Link link) {
        for (String path : List.of("/outgoing-links", "/outgoing-links/" + link.id(), "/mail-servers", "/audit-log", "/settings")) {
            shown.add(FormPage.open(admin.http, path).answer().body());
        }
        assertThat(FormPage.open(admin.http, "/settings").page().select("a[download]").attr("href")).endsWith(FormPage.BASE + "/support-download");
        for (Map<String, String> support : List.of(SupportDownload.byPage(admin.http), SupportDownload.byRest(admin.http))) {
            shown.add(support.toString());
            assertThat(support.get("mail-servers.json")).contains("s***@practice.example", "transcript", "passwordSet");
            assertThat(support.get("outgoing-links.json")).contains("Tapped mail", "stateSince", "accessTokenExpiresAt");
            assertThat(support.get("about.json")).contains("appVersion", "usable");
            assertThat(support.get("jobs.json")).contains("refresh", "nextRun");
            assertThat(support.toString()).doesNotContain(Practice.SUPPORT, Practice.RETURNS, "plain@practice.example");
        }
        for (String resource : List.of("outgoing-links", "outgoing-links/" + link.id(), "outgoing-links/" + link.id() + "/accounts", "mail-servers",
                "settings", "openapi.json")) {
            shown.add(admin.http.rest("GET", resource, null).body());
        }
    }

    /** The H2 file of a host. */
    static Path database(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".mv.db")).findFirst().orElseThrow();
        }
    }
}
