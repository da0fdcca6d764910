package io.oauthlinks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keycloak as its distribution starts in production, over http; a realm with both clients and a user. */
final class KeycloakServer implements Measured {

    private static final String SECRET = "secret-0123456789abcdefghijklmnopqrstuvwxyz";
    /** More logins would take minutes; each token is still used once. */
    private static final int MOST_LOGINS = 1000;

    private final Path distribution;
    private final String database;
    private final URI base;
    private final Process process;

    KeycloakServer(Postgres postgres, BenchOptions options) {
        database = postgres.create("keycloak");
        distribution = distribution();
        URI jdbc = URI.create(database.substring("jdbc:".length()));
        int port = Processes.freePort();
        base = URI.create("http://127.0.0.1:" + port);
        importRealm();
        String program = distribution.resolve("bin/kc.sh").toString();
        Map<String, String> environment = Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin",
                "JAVA_OPTS_KC_HEAP", "-Xms2g -Xmx2g", "JAVA_OPTS_APPEND", String.join(" ", Jvm.recording("keycloak", options)),
                "JAVA_HOME", System.getProperty("java.home"));
        Processes.run(environment, List.of(program, "build", "--db=postgres"));
        Path log = Bench.results().resolve("keycloak.log");
        process = Processes.start(environment, List.of(program, "start", "--optimized", "--cache=local", "--import-realm", "--http-enabled=true",
                "--http-host=127.0.0.1", "--http-port=" + port, "--hostname-strict=false", "--log-level=WARN",
                "--db-username=postgres", "--db-password=postgres",
                "--db-url=jdbc:postgresql://127.0.0.1:" + jdbc.getPort() + "/keycloak", "--db-pool-initial-size=2", "--db-pool-min-size=2",
                "--db-pool-max-size=" + Bench.POOL_SIZE), log);
        WebUser visitor = new WebUser();
        Processes.await(process, log, () -> answers(visitor));
    }

    private static Path distribution() {
        try (Stream<Path> folders = Files.list(Bench.REPOSITORY.resolve("dev/bench/target/keycloak"))) {
            Path found = folders.filter(folder -> Files.exists(folder.resolve("bin/kc.sh"))).findFirst().orElseThrow();
            found.resolve("bin/kc.sh").toFile().setExecutable(true);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Rotation of refresh tokens with reuse detection is what the others do, too. The cheap hash of passwords shortens only the logins before a
     * run; secrets of clients are not hashed.
     */
    private void importRealm() {
        String realm = """
                {"realm": "bench", "enabled": true, "sslRequired": "none", "revokeRefreshToken": true, "refreshTokenMaxReuse": 0,
                 "passwordPolicy": "hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)", "accessTokenLifespan": 3600,
                 "ssoSessionIdleTimeout": 86400, "ssoSessionMaxLifespan": 86400,
                 "clients": [
                  {"clientId": "web", "secret": "%1$s", "enabled": true, "publicClient": false, "directAccessGrantsEnabled": true,
                   "standardFlowEnabled": true, "redirectUris": ["http://127.0.0.1/callback"]},
                  {"clientId": "service", "secret": "%1$s", "enabled": true, "publicClient": false, "serviceAccountsEnabled": true,
                   "standardFlowEnabled": false}],
                 "users": [{"username": "alice", "enabled": true, "email": "alice@acme.example", "emailVerified": true, "firstName": "Alice",
                  "lastName": "Martin", "credentials": [{"type": "password", "value": "alice"}]}]}
                """.formatted(SECRET);
        try {
            Files.createDirectories(distribution.resolve("data/import"));
            Files.writeString(distribution.resolve("data/import/bench.json"), realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(WebUser visitor) {
        try {
            return visitor.get(base.resolve("/realms/bench/.well-known/openid-configuration")).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public List<String> refreshTokens(int number) {
        WebUser client = new WebUser();
        List<String> tokens = new ArrayList<>();
        while (tokens.size() < Math.min(number, MOST_LOGINS)) {
            Map<String, String> login = Map.of("grant_type", "password", "username", "alice", "password", "alice");
            JsonNode answer = WebUser.json(client.postForm(tokenEndpoint(), login, "Authorization", web().basic()), 200);
            tokens.add(answer.path("refresh_token").asText());
        }
        return tokens;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public URI tokenEndpoint() {
        return base.resolve("/realms/bench/protocol/openid-connect/token");
    }

    @Override
    public Client web() {
        return new Client("web", SECRET);
    }

    @Override
    public Client service() {
        return new Client("service", SECRET);
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
