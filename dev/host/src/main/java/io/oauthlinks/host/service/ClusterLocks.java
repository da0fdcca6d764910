package io.oauthlinks.host.service;

import com.atlassian.beehive.ClusterLock;
import com.atlassian.beehive.ClusterLockService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Locks by name. On PostgreSQL they are the database's advisory locks, held by a connection of their own: a node that dies loses
 * them with its connection. On H2 there is one node, and its JVM's locks are enough.
 */
public final class ClusterLocks implements ClusterLockService {

    private static final long POLL_MILLIS = 50;

    private final DataSource database;
    private final boolean postgres;
    private final Map<String, NamedLock> locks = new ConcurrentHashMap<>();

    public ClusterLocks(DataSource database, boolean postgres) {
        this.database = database;
        this.postgres = postgres;
    }

    @Override
    public ClusterLock getLockForName(String lockName) {
        return locks.computeIfAbsent(lockName, NamedLock::new);
    }

    private final class NamedLock implements ClusterLock {

        /** Within this node; who holds it, holds or waits for the lock of the cluster. */
        private final ReentrantLock local = new ReentrantLock();
        private final long key;
        private Connection holder;

        private NamedLock(String name) {
            this.key = hash(name);
        }

        @Override
        public void lock() {
            local.lock();
            boolean locked = false;
            try {
                lockCluster();
                locked = true;
            } finally {
                if (!locked) {
                    local.unlock();
                }
            }
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            while (!tryLock(1, TimeUnit.HOURS)) {
                Thread.onSpinWait();
            }
        }

        @Override
        public boolean tryLock() {
            if (!local.tryLock()) {
                return false;
            }
            boolean locked = false;
            try {
                locked = tryLockCluster();
                return locked;
            } finally {
                if (!locked) {
                    local.unlock();
                }
            }
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(time);
            while (!tryLock()) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        }

        @Override
        public void unlock() {
            if (local.getHoldCount() == 1 && holder != null) {
                try (Connection connection = holder) {
                    holder = null;
                    run(connection, "SELECT pg_advisory_unlock(?)");
                } catch (SQLException e) {
                    throw new IllegalStateException("Cannot unlock: " + e.getMessage(), e);
                } finally {
                    local.unlock();
                }
            } else {
                local.unlock();
            }
        }

        @Override
        public boolean isHeldByCurrentThread() {
            return local.isHeldByCurrentThread();
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException("A cluster lock has no conditions");
        }

        private void lockCluster() {
            if (postgres && holder == null) {
                try {
                    Connection connection = database.getConnection();
                    run(connection, "SELECT pg_advisory_lock(?)");
                    holder = connection;
                } catch (SQLException e) {
                    throw new IllegalStateException("Cannot lock: " + e.getMessage(), e);
                }
            }
        }

        private boolean tryLockCluster() {
            if (!postgres || holder != null) {
                return true;
            }
            try {
                Connection connection = database.getConnection();
                if (run(connection, "SELECT pg_try_advisory_lock(?)")) {
                    holder = connection;
                    return true;
                }
                connection.close();
                return false;
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot lock: " + e.getMessage(), e);
            }
        }

        /** Whether the function answered true. */
        private boolean run(Connection connection, String sql) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, key);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && "t".equals(row.getString(1));
                }
            }
        }
    }

    private static long hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
