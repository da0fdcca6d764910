package io.oauthlinks.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Mails, issues and leases in the PostgreSQL database of a cluster, as somebody with a database client sees them whatever node dies. */
final class MailTables {

    private final String url;

    MailTables(String url) {
        this.url = url;
    }

    /** How many mails have their fate, and the mailbox knows. */
    long through() {
        return entries("\"STAGE\" = 'DONE' AND \"PENDING\" = 'NOTHING'");
    }

    /** Grows with each mail that is kept or gets its fate, and with each issue, comment and attachment. */
    long progress() {
        return entries("TRUE") + entries("\"STAGE\" = 'DONE'") + number("SELECT (SELECT count(*) FROM product_issue)"
                + " + (SELECT count(*) FROM product_comment) + (SELECT count(*) FROM product_attachment)");
    }

    /** Number of the lease of a channel, which changes with each renewal; 0 for none. */
    long lease(long channelId) {
        return number("SELECT coalesce(max(\"ID\"), 0) FROM " + table("LEASE") + " WHERE \"NAME\" = 'mail-channel/" + channelId + "'");
    }

    /** What time does when a node has died: its lease ends, and the wait for what it was about to do. No effect when another has taken over. */
    void letEnd(long lease) {
        change("WITH ended AS (UPDATE " + table("LEASE") + " SET \"DEADLINE\" = 0 WHERE \"ID\" = " + lease + " RETURNING 1) UPDATE "
                + table("MAIL_ENTRY") + " SET \"NEXT_TRY\" = 0 WHERE \"STAGE\" = 'INTENDED' AND EXISTS (SELECT * FROM ended)");
    }

    private long entries(String condition) {
        return number("SELECT count(*) FROM " + table("MAIL_ENTRY") + " WHERE " + condition);
    }

    private String table(String name) {
        return '"' + text("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'AO\\_%\\_" + name + "'") + '"';
    }

    private void change(String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
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
            throw new IllegalStateException(sql, e);
        }
    }
}
