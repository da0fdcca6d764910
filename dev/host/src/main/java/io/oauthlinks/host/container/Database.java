package io.oauthlinks.host.container;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.oauthlinks.host.HostOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The database: PostgreSQL when an address is given, otherwise an H2 file in the shared home, which one node alone may open. */
public final class Database implements AutoCloseable {

    private static final int POOL_SIZE = 20;

    private final HikariDataSource pool;
    private final boolean postgres;

    private Database(HikariDataSource pool, boolean postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    public static Database open(HostOptions options) {
        boolean postgres = options.database() != null;
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(postgres ? options.database() : h2Url(options.home()));
        if (!postgres) {
            config.setUsername("sa");
        }
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(2);
        Database database = new Database(new HikariDataSource(config), postgres);
        if (options.reset()) {
            database.empty();
        }
        if (!postgres) {
            database.startLobCleaner();
        }
        return database;
    }

    /** H2 keeps a thread from the first large value that is deleted on. Begun in a request, it would keep the class loader of the app, too. */
    private void startLobCleaner() {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS lob_cleaner (large CLOB)");
            statement.execute("INSERT INTO lob_cleaner VALUES (REPEAT('x', 10000))");
            statement.execute("DELETE FROM lob_cleaner");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write to the database: " + e.getMessage(), e);
        }
    }

    /** The JDBC address of the H2 file below a shared home. */
    public static String h2Url(Path home) {
        return "jdbc:h2:file:" + home.toAbsolutePath().resolve("database") + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    }

    public DataSource pool() {
        return pool;
    }

    public boolean isPostgres() {
        return postgres;
    }

    /** Empties a home before the start; the folders stay. */
    public static void deleteFiles(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return;
        }
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private void empty() {
        if (!postgres) {
            return;
        }
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("DROP TABLE " + table + " CASCADE");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot empty the database: " + e.getMessage(), e);
        }
    }

    /** H2 writes and closes its file with the last connection. */
    @Override
    public void close() {
        pool.close();
    }
}
