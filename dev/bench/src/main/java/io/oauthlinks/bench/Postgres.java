package io.oauthlinks.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** A PostgreSQL server of its own on 127.0.0.1, with a database for each server that is measured. */
final class Postgres implements AutoCloseable {

    /** A commit waits for the disk, as by default; the rest keeps checkpoints out of the runs, for all alike. */
    private static final String CONFIGURATION = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 120
            shared_buffers = 1GB
            max_wal_size = 8GB
            checkpoint_timeout = 30min
            """;

    private final Path folder = Processes.temporaryFolder("postgres");
    private final Process process;
    private final int port = Processes.freePort();

    Postgres() {
        Path bin = binaries();
        List<String> asOwner = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // it refuses to run as root
            Processes.run(Map.of(), List.of("chown", "postgres", folder.toString()));
            asOwner.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        Path data = folder.resolve("data");
        // the encoding and the collation that Jira asks for
        Processes.run(Map.of(), with(asOwner, bin.resolve("initdb").toString(), "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8",
                "--locale=C"));
        try {
            Files.writeString(data.resolve("postgresql.conf"), CONFIGURATION + "port = " + port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path log = Bench.results().resolve("postgres.log");
        process = Processes.start(Map.of(), with(asOwner, bin.resolve("postgres").toString(), "-D", data.toString()), log);
        Processes.await(process, log, () -> Processes.read(log).contains("ready to accept connections"));
    }

    private static List<String> with(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Stream.of(rest)).toList();
    }

    private static Path binaries() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.comparing(version -> Integer.valueOf(version.getFileName().toString()))).orElseThrow().resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database. @return its JDBC address, with which everybody can log in from this machine */
    String create(String name) {
        execute(url("postgres"), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "CREATE DATABASE " + name);
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    Process process() {
        return process;
    }

    String version() {
        return queryOne(url("postgres"), "SHOW server_version");
    }

    /** What is left of the work before must not disturb the measurement. */
    void settle(String database) {
        execute(database, "VACUUM ANALYZE", "CHECKPOINT");
    }

    static void execute(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(database); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String queryOne(String database, String query) {
        try (Connection connection = DriverManager.getConnection(database); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Quoted name of a table of the app. @param name behind the prefix of the app */
    static String table(String database, String name) {
        return queryOne(database, "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_name LIKE 'AO\\_%\\_" + name + "'");
    }

    /** Loads rows, columns separated by tabs, in bulk. */
    static void copy(String database, String into, String rows) {
        try (Connection connection = DriverManager.getConnection(database)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN", new StringReader(rows));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // fast shutdown, which does not wait for connections
        Processes.run(Map.of(), List.of("kill", "-INT", String.valueOf(process.pid())));
        Processes.stop(process);
        Processes.delete(folder);
    }
}
