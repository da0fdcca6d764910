package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The database and the key set that an earlier version left, with secrets made for this test. {@code EarlierDatabaseWriter} wrote them; the
 * addresses of the servers that they name are filled in.
 */
final class EarlierDatabase {

    static final String TOKEN_PORT = "65001";
    static final String IMAP_PORT = "65002";
    static final String REFRESH_TOKEN = "refresh-token-of-an-earlier-version";
    static final String ACCESS_TOKEN = "access-token-of-an-earlier-version";

    private final String commit;

    /** @param commit of the version; a directory of that name below {@code src/test/resources/earlier} */
    EarlierDatabase(String commit) {
        this.commit = commit;
    }

    /** Puts database and key set into an empty home. */
    void restore(Path home, int tokenPort, int imapPort) throws IOException {
        Files.createDirectories(home.resolve("oauth-links"));
        Files.writeString(home.resolve("oauth-links/keys.json"), text("keys.json"));
        // in addresses and as a number; the columns hold nothing else of that kind
        String sql = text("database.sql").replace(TOKEN_PORT, String.valueOf(tokenPort)).replace(IMAP_PORT, String.valueOf(imapPort));
        Path script = Files.writeString(home.resolve("restore.sql"), sql);
        try (Connection database = DriverManager.getConnection(url(home), "sa", ""); Statement statement = database.createStatement()) {
            statement.execute("RUNSCRIPT FROM '" + script + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot restore " + commit, e);
        }
    }

    /** What the test must know: values that were shown once, and names. */
    JsonNode facts() throws IOException {
        return new ObjectMapper().readTree(text("facts.json"));
    }

    private String text(String file) {
        try (InputStream in = EarlierDatabase.class.getResourceAsStream("/earlier/" + commit + "/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String url(Path home) {
        return "jdbc:h2:file:" + home.resolve("database");
    }

    /** A token endpoint that says yes to everybody and remembers the forms that it got. */
    static final class Provider implements AutoCloseable {

        private final HttpServer server;
        private final List<String> forms = new CopyOnWriteArrayList<>();

        Provider(int port, String accessToken, String refreshToken) {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byte[] answer = ("{\"access_token\":\"" + accessToken + "\",\"refresh_token\":\"" + refreshToken
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"mail offline_access\"}").getBytes(StandardCharsets.UTF_8);
            server.createContext("/token", exchange -> {
                forms.add(URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        URI url() {
            return URI.create("http://localhost:" + port() + "/token");
        }

        List<String> forms() {
            return List.copyOf(forms);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
