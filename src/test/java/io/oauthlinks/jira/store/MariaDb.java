package io.oauthlinks.jira.store;

import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import io.oauthlinks.secret.Randomness;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Debian's MariaDB, started by the tests on a free port of the loopback address, with data in a folder of its own that goes when they end. It stands
 * for MySQL (ADR 24). Texts compare without regard to case and accents, which Jira does not ask of MySQL but of SQL Server.
 */
final class MariaDb {

    private static final String COLLATION = "utf8mb4_general_ci";
    private static final int SECONDS_TO_START = 60;
    private static final int PORTS_TO_TRY = 3;

    private final Path folder;
    private final String password = Randomness.shortKey(20);

    private MariaDb(Path folder) {
        this.folder = folder;
    }

    static DataSource start() {
        try {
            MariaDb database = new MariaDb(Files.createTempDirectory("mariadb"));
            Runtime.getRuntime().addShutdownHook(new Thread(database::deleteFiles));
            return database.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource run() throws IOException, InterruptedException {
        Process install = launch("mariadb-install-db", "--datadir=" + folder.resolve("data"), "--skip-test-db",
                "--auth-root-authentication-method=normal");
        if (!install.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) || install.exitValue() != 0) {
            throw new IllegalStateException(logs());
        }
        Files.writeString(folder.resolve("users.sql"), "CREATE DATABASE jira;\nCREATE USER jira@'127.0.0.1' IDENTIFIED BY '" + password
                + "';\nGRANT ALL ON jira.* TO jira@'127.0.0.1';\n");
        for (int i = 0; i < PORTS_TO_TRY; i++) {
            int port = freePort();
            Process server = launch("mariadbd", "--datadir=" + folder.resolve("data"), "--socket=" + folder.resolve("socket"),
                    "--pid-file=" + folder.resolve("pid"), "--bind-address=127.0.0.1", "--port=" + port, "--skip-name-resolve",
                    "--init-file=" + folder.resolve("users.sql"), "--character-set-server=utf8mb4", "--collation-server=" + COLLATION,
                    "--innodb-flush-log-at-trx-commit=0");
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
            MysqlConnectionPoolDataSource source = source(port);
            if (answers(source, server)) {
                return TestDatabase.pool(source);
            }
        }
        throw new IllegalStateException(logs());
    }

    /** Somebody else may be faster to take it. */
    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private MysqlConnectionPoolDataSource source(int port) {
        MysqlConnectionPoolDataSource source = new MysqlConnectionPoolDataSource();
        source.setURL("jdbc:mysql://127.0.0.1:" + port + "/jira?characterEncoding=UTF-8&useSSL=false&connectTimeout=2000&socketTimeout=60000");
        source.setUser("jira");
        source.setPassword(password);
        return source;
    }

    /** Programs of the system, which ordinary users have not all on their path. */
    private Process launch(String program, String... options) throws IOException {
        Path found = Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, program)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is missing: install Debian's mariadb-server-core and"
                        + " mariadb-client-core, or leave out the external servers with -DexcludedGroups=external"));
        List<String> command = new ArrayList<>(List.of(found.toString(), "--no-defaults"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(program + ".log").toFile()).start();
    }

    private static boolean answers(DataSource source, Process server) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (System.nanoTime() < deadline && !server.waitFor(100, TimeUnit.MILLISECONDS)) {
            try (Connection connection = source.getConnection()) {
                return server.isAlive();
            } catch (SQLException notYet) {
                // asked again
            }
        }
        server.destroyForcibly().waitFor();
        return false;
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder("MariaDB did not start:");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                logs.append('\n').append(Files.readString(log));
            }
        }
        return logs.toString();
    }

    private void deleteFiles() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // the server, which ends at the same time, deletes some of them
        }
    }
}
