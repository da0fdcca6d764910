package io.oauthlinks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spring Authorization Server in a process of its own; its tables as the library brings them, and the indexes that they lack. */
final class SpringServer implements Measured {

    private static final String PACKAGE = "/org/springframework/security/oauth2/server/authorization/";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SECRET = "secret-0123456789abcdefghijklmnopqrstuvwxyz";

    private final String name;
    private final String database;
    private final URI base;
    private final Process process;

    /** @param clients where it keeps the registered clients: {@code jdbc} or {@code memory} */
    SpringServer(String name, Postgres postgres, String clients, BenchOptions options) {
        this.name = name;
        database = postgres.create(name);
        for (String script : List.of("client/oauth2-registered-client-schema.sql", "oauth2-authorization-schema.sql")) {
            Postgres.execute(database, forPostgres(resource(PACKAGE + script)));
        }
        Postgres.execute(database,
                "CREATE UNIQUE INDEX ON oauth2_registered_client (client_id)",
                "CREATE UNIQUE INDEX ON oauth2_authorization (access_token_value)",
                "CREATE UNIQUE INDEX ON oauth2_authorization (refresh_token_value) WHERE refresh_token_value IS NOT NULL",
                "CREATE INDEX ON oauth2_authorization (authorization_code_value) WHERE authorization_code_value IS NOT NULL",
                "CREATE INDEX ON oauth2_authorization (state) WHERE state IS NOT NULL");
        int port = Processes.freePort();
        base = URI.create("http://127.0.0.1:" + port);
        Path log = Bench.results().resolve(name + ".log");
        List<String> command = new ArrayList<>(Jvm.command(name, options));
        command.addAll(List.of("-cp", Bench.REPOSITORY.resolve("dev/bench/target/bench/lib") + "/*",
                "io.oauthlinks.bench.spring.SpringAuthorizationServer", String.valueOf(port), database, String.valueOf(Bench.POOL_SIZE), clients,
                SECRET));
        process = Processes.start(Map.of(), command, log);
        Processes.await(process, log, () -> Processes.read(log).contains("Ready"));
        authorizeOnce();
    }

    /** As the comment in the schema says. */
    private static String forPostgres(String schema) {
        return schema.replaceAll("\\bblob\\b", "text").replaceAll("\\btimestamp\\b", "timestamptz");
    }

    private static String resource(String path) {
        try (InputStream file = SpringServer.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole authorization code flow, so that there is a row as the server writes it, to be multiplied. */
    private void authorizeOnce() {
        WebUser alice = new WebUser();
        URI authorize = base.resolve("/oauth2/authorize?response_type=code&client_id=web&scope=READ&state=abc&redirect_uri="
                + WebUser.encode("http://127.0.0.1/callback"));
        // the rule for JSON and HTML alike: without it the endpoint answers 401 instead of sending to the login
        alice.get(authorize, "Accept", "text/html");
        Matcher csrf = CSRF.matcher(alice.get(base.resolve("/login")).body());
        if (!csrf.find()) {
            throw new IllegalStateException("No login form");
        }
        WebUser.expect(alice.postForm(base.resolve("/login"), Map.of("username", "alice", "password", "alice", "_csrf", csrf.group(1))), 302);
        HttpResponse<String> answer = WebUser.expect(alice.get(authorize, "Accept", "text/html"), 302);
        Matcher code = Pattern.compile("(?:^|&)code=([^&]+)").matcher(WebUser.location(answer).getQuery());
        if (!code.find()) {
            throw new IllegalStateException("No code: " + answer.headers().map());
        }
        JsonNode tokens = WebUser.json(new WebUser().postForm(tokenEndpoint(), Map.of("grant_type", "authorization_code", "code", code.group(1),
                "redirect_uri", "http://127.0.0.1/callback"), "Authorization", web().basic()), 200);
        if (!tokens.has("refresh_token")) {
            throw new IllegalStateException("No refresh token: " + tokens);
        }
    }

    @Override
    public List<String> refreshTokens(int number) {
        List<String> tokens = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < number; i++) {
            tokens.add(randomToken());
            rows.append(String.join("\t", UUID.randomUUID().toString(), randomToken(), randomToken(), tokens.get(i))).append('\n');
        }
        Postgres.execute(database, "CREATE TABLE IF NOT EXISTS seed (id text, code text, access text, refresh text)", "TRUNCATE seed");
        Postgres.copy(database, "seed", rows.toString());
        String columns = Postgres.queryOne(database, "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns"
                + " WHERE table_name = 'oauth2_authorization'");
        String values = columns.replaceAll("\\bid\\b", "s.id").replaceAll("\\bauthorization_code_value\\b", "s.code")
                .replaceAll("\\baccess_token_value\\b", "s.access").replaceAll("\\brefresh_token_value\\b", "s.refresh");
        Postgres.execute(database, "INSERT INTO oauth2_authorization (" + columns + ") SELECT " + values.replaceAll("(^|,)(?!s\\.)", "$1t.")
                + " FROM seed s, (SELECT * FROM oauth2_authorization WHERE refresh_token_value IS NOT NULL LIMIT 1) t", "DROP TABLE seed");
        return tokens;
    }

    /** As the library makes them: 96 random bytes. */
    private static String randomToken() {
        byte[] bytes = new byte[96];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI tokenEndpoint() {
        return base.resolve("/oauth2/token");
    }

    @Override
    public Client web() {
        return new Client("web", SECRET + "-web");
    }

    @Override
    public Client service() {
        return new Client("service", SECRET + "-service");
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
