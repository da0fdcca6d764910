package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.ClientApplication.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * No test: writes what {@link EarlierDatabaseTest} restores, for one more version. {@code mvn -f dev verify -pl e2e -am -Dtest=EarlierDatabaseWriter
 * -Dearlier.bundle=JAR -Dearlier.commit=COMMIT -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class EarlierDatabaseWriter {

    /** The year 2100, in milliseconds: what the version issued lives as long as the test is run. */
    private static final long LATE = 4_102_444_800_000L;

    @Test
    void write() throws IOException, SQLException {
        Path home = Files.createTempDirectory("oauth-links-earlier");
        Map<String, Object> facts = new LinkedHashMap<>();
        try (RunningHost host = RunningHost.startIn(home, "--bundle", System.getProperty("earlier.bundle"))) {
            fill(host, facts);
        }
        Path folder = Files.createDirectories(Path.of("src/test/resources/earlier").resolve(System.getProperty("earlier.commit")));
        Files.copy(home.resolve("oauth-links/keys.json"), folder.resolve("keys.json"));
        Files.writeString(folder.resolve("facts.json"), new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(facts) + "\n");
        Files.writeString(folder.resolve("database.sql"), script(home));
    }

    private static void fill(RunningHost host, Map<String, Object> facts) {
        Administrator admin = new Administrator(host);
        admin.setting("developmentOverride", "true");
        admin.setting("allowedPrivateAddresses", "localhost");
        try (EarlierDatabase.Provider provider = new EarlierDatabase.Provider(Integer.parseInt(EarlierDatabase.TOKEN_PORT), EarlierDatabase.ACCESS_TOKEN,
                EarlierDatabase.REFRESH_TOKEN)) {
            Link link = admin.createLink(Map.of("name", "Earlier link", "issuer", "", "clientSecret", "client-secret-of-an-earlier-version",
                    "authorizationEndpoint", "http://localhost:" + provider.port() + "/authorize", "tokenEndpoint", provider.url().toString()));
            Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
            server.putAll(Map.of("name", "Earlier mail server", "port", EarlierDatabase.IMAP_PORT));
            Map<String, String> asked = Query.of(admin.startAuthorization(server));
            FormPage form = admin.comeBack(URI.create(asked.get("redirect_uri") + "?code=any&state=" + asked.get("state")));
            server.put("accountId", form.value("accountId"));
            facts.put("linkId", link.id());
            facts.put("accountId", form.value("accountId"));
            facts.put("mailServerId", admin.save(server, null));
            Map<String, String> password = admin.practiceServer(link, "IMAP", "plain@practice.example");
            password.putAll(Map.of("name", "Earlier password server", "port", EarlierDatabase.IMAP_PORT, "authentication", "PASSWORD", "linkId", "",
                    "password", "plain"));
            facts.put("passwordServerId", admin.save(password, null));
        }
        ClientApplication client = new Registrations(host).register("WEB", Registrations.CALLBACK, Map.of("name", "Earlier application"));
        Tokens tokens = client.connect(HttpUser.signedIn(host, "padmin"), "READ");
        facts.put("incomingLinkId", client.linkId());
        facts.put("clientId", client.clientId());
        facts.put("clientSecret", client.clientSecret());
        facts.put("accessToken", tokens.accessToken());
        facts.put("refreshToken", tokens.refreshToken());
    }

    /** The tables of the app alone; the host makes its own. */
    private static String script(Path home) throws SQLException {
        try (Connection database = DriverManager.getConnection(EarlierDatabase.url(home), "sa", ""); Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = database.getMetaData().getTables(null, "PUBLIC", "AO\\_%", new String[] {"TABLE", "BASE TABLE"})) {
                while (found.next()) {
                    tables.add('"' + found.getString("TABLE_NAME") + '"');
                }
            }
            assertThat(tables).hasSizeGreaterThan(10);
            makeLastLong(statement, tables);
            StringBuilder script = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("SCRIPT SIMPLE NOPASSWORDS NOSETTINGS TABLE " + String.join(",", tables))) {
                while (lines.next()) {
                    if (!lines.getString(1).startsWith("CREATE USER")) {
                        script.append(lines.getString(1)).append('\n');
                    }
                }
            }
            return script.toString();
        }
    }

    private static void makeLastLong(Statement statement, List<String> tables) throws SQLException {
        for (String table : tables) {
            if (table.endsWith("_TOKEN_PAIR\"")) {
                // issued late, too: an unused connection ends some time after that
                statement.execute("UPDATE " + table + " SET ACCESS_EXPIRES=" + LATE + ", REFRESH_EXPIRES=" + LATE + ", GRANT_EXPIRES=" + LATE
                        + ", EXPIRES_AT=" + LATE + ", ISSUED_AT=" + LATE);
            } else if (table.endsWith("_ACCOUNT\"")) {
                // dead, so that whoever needs it refreshes
                statement.execute("UPDATE " + table + " SET EXPIRES_AT=ISSUED_AT");
            } else if (table.endsWith("_GRANT\"")) {
                statement.execute("UPDATE " + table + " SET EXPIRES_AT=" + LATE);
            }
        }
    }
}
