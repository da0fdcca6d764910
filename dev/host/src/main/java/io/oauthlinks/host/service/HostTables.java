package io.oauthlinks.host.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;

/** The tables of the platform's own services. */
public final class HostTables {

    private static final String[] TABLES = {
        "CREATE TABLE IF NOT EXISTS host_audit (id VARCHAR(36) PRIMARY KEY, at BIGINT NOT NULL, category VARCHAR(255), action VARCHAR(255),"
            + " author VARCHAR(255), details VARCHAR(20000))",
        "CREATE TABLE IF NOT EXISTS host_job (job_id VARCHAR(255) PRIMARY KEY, next_run BIGINT)"
    };

    private HostTables() {
    }

    /** @param lock held by one node at a time */
    public static void create(DataSource database, Lock lock) {
        lock.lock();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the tables of the platform's services: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }
}
