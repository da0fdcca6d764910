package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every value of every table of a database as text, and how many tables there were. */
record DatabaseDump(String text, List<String> tables) {

    /** Of a stopped host's H2 file; a copy is opened, so that the host's own file stays as it is. */
    static DatabaseDump ofH2(Path file) {
        try {
            Path copy = Files.createTempDirectory("oauth-links-dump").resolve("copy.mv.db");
            Files.copy(file, copy);
            return of("jdbc:h2:file:" + copy.toString().replace(".mv.db", "") + ";ACCESS_MODE_DATA=r", "sa", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseDump of(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password); Statement statement = connection.createStatement()) {
            StringBuilder text = new StringBuilder();
            List<String> tables = tables(connection.getMetaData());
            for (String table : tables) {
                text.append("== ").append(table).append('\n');
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    append(rows, text);
                }
            }
            return new DatabaseDump(text.toString(), tables);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read " + url, e);
        }
    }

    private static List<String> tables(DatabaseMetaData about) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = about.getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM");
                if (!List.of("INFORMATION_SCHEMA", "information_schema", "pg_catalog").contains(schema)) {
                    tables.add('"' + schema + "\".\"" + found.getString("TABLE_NAME") + '"');
                }
            }
        }
        return tables;
    }

    private static void append(ResultSet rows, StringBuilder text) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                text.append(rows.getMetaData().getColumnName(column)).append('=').append(rows.getString(column)).append('\n');
            }
        }
    }
}
