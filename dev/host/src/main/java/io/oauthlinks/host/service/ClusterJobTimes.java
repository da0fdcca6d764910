package io.oauthlinks.host.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;

/** The next runs of jobs that run once per cluster: a row per job, which only one node can move. */
public final class ClusterJobTimes {

    private final DataSource database;

    public ClusterJobTimes(DataSource database) {
        this.database = database;
    }

    /** Schedules a job anew, unless the cluster has it already and its next run comes sooner: another node's start shall not put it off. */
    void schedule(String job, Long next) {
        int moved = update("UPDATE host_job SET next_run = ? WHERE job_id = ? AND (next_run IS NULL OR next_run > ?)", next, job, next);
        if (moved == 0 && next(job) == null) {
            insertUnlessThere(job, next);
        }
    }

    void unschedule(String job) {
        update("DELETE FROM host_job WHERE job_id = ?", job);
    }

    Long next(String job) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT next_run FROM host_job WHERE job_id = ?")) {
            select.setString(1, job);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, Long.class) : null;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** @return whether this node won the run */
    boolean move(String job, long due, Long following) {
        return update("UPDATE host_job SET next_run = ? WHERE job_id = ? AND next_run = ?", following, job, due) == 1;
    }

    private void insertUnlessThere(String job, Long next) {
        try {
            update("INSERT INTO host_job (job_id, next_run) VALUES (?, ?)", job, next);
        } catch (IllegalStateException e) {
            // another node was faster
            if (next(job) == null) {
                throw e;
            }
        }
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] == null) {
                    statement.setNull(i + 1, Types.BIGINT);
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("Cannot read or move the next run of a job: " + e.getMessage(), e);
    }
}
