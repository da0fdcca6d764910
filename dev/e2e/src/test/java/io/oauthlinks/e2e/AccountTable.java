package io.oauthlinks.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** The accounts in the PostgreSQL database of a cluster, as somebody with a database client sees them, and holds them up. */
final class AccountTable {

    private final String url;

    AccountTable(String url) {
        this.url = url;
    }

    /**
     * Its access token is dead, and the scheduled refresh keeps away as after a failure, so that it happens when the test asks for it.
     */
    void expire(String accountId) {
        Instant now = Instant.now();
        change("UPDATE " + table() + " SET \"ISSUED_AT\" = " + now.minusSeconds(3600).toEpochMilli() + ", \"EXPIRES_AT\" = "
                + now.minusSeconds(1).toEpochMilli() + ", \"ACCOUNT_STATE\" = 'FAILING', \"NEXT_TRY\" = " + now.plusSeconds(3600).toEpochMilli()
                + " WHERE \"ID\" = " + accountId);
    }

    /** The scheduled job refreshes all accounts at its next run. */
    void makeAllDue() {
        long now = Instant.now().toEpochMilli();
        change("UPDATE " + table() + " SET \"ISSUED_AT\" = " + (now - 3_600_000) + ", \"EXPIRES_AT\" = " + (now - 1_000)
                + ", \"ACCOUNT_STATE\" = 'VALID', \"NEXT_TRY\" = NULL");
    }

    /** How many accounts have a dead access token. */
    long due() {
        return number("SELECT count(*) FROM " + table() + " WHERE \"EXPIRES_AT\" < " + Instant.now().toEpochMilli());
    }

    /** When its access token expires. */
    Instant expiry(String accountId) {
        return Instant.ofEpochMilli(number("SELECT \"EXPIRES_AT\" FROM " + table() + " WHERE \"ID\" = " + accountId));
    }

    /** How many statements of others wait for a lock. */
    long waiting() {
        return number("SELECT count(*) FROM pg_locks WHERE NOT granted");
    }

    /** A row that this transaction holds until it is closed. */
    record Lock(Connection connection) implements AutoCloseable {
        @Override
        public void close() {
            try {
                connection.rollback();
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Lock lock(String accountId) {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            try (Statement select = connection.createStatement()) {
                select.executeQuery("SELECT 1 FROM " + table() + " WHERE \"ID\" = " + accountId + " FOR UPDATE");
            }
            return new Lock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String table() {
        return '"' + text("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'AO\\_%\\_ACCOUNT'") + '"';
    }

    private void change(String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new IllegalStateException("Changed no row: " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new IllegalStateException("No row: " + sql);
            }
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
