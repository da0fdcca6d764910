package io.oauthlinks.host.container;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Transactions with the propagation REQUIRED: what runs inside one joins it. A failure in a joined part marks the whole for
 * rollback, even when the caller catches the exception, as Jira's transaction template does.
 */
public final class Transactions {

    private static final ThreadLocal<Bound> CURRENT = new ThreadLocal<>();

    private final DataSource pool;

    public Transactions(DataSource pool) {
        this.pool = pool;
    }

    /** Connections of the thread's transaction, which closing leaves open; outside of one, connections of the pool. */
    public DataSource dataSource() {
        return new JoiningDataSource(pool);
    }

    /** @throws IllegalStateException when a joined part failed and its caller went on */
    public <T> T execute(Callable<T> action) {
        Bound joined = CURRENT.get();
        return joined == null ? begin(action) : join(joined, action);
    }

    private static <T> T join(Bound joined, Callable<T> action) {
        try {
            return action.call();
        } catch (Exception | Error e) {
            joined.rollbackOnly = true;
            throw unchecked(e);
        }
    }

    private <T> T begin(Callable<T> action) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Bound bound = new Bound(connection);
            CURRENT.set(bound);
            try {
                T result = action.call();
                if (bound.rollbackOnly) {
                    throw new IllegalStateException("A joined part of this transaction failed, so all of it is rolled back");
                }
                connection.commit();
                return result;
            } catch (Exception | Error e) {
                connection.rollback();
                throw unchecked(e);
            } finally {
                CURRENT.remove();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Transaction failed: " + e.getMessage(), e);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure.getMessage(), failure);
    }

    private static final class Bound implements InvocationHandler {

        private final Connection connection;
        private boolean rollbackOnly;

        private Bound(Connection connection) {
            this.connection = connection;
        }

        private Connection proxy() {
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "close", "commit", "setAutoCommit" -> {
                    return null;
                }
                case "rollback" -> {
                    rollbackOnly = true;
                    return null;
                }
                case "isClosed" -> {
                    return false;
                }
                default -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }
            }
        }
    }

    private record JoiningDataSource(DataSource pool) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            Bound bound = CURRENT.get();
            return bound == null ? pool.getConnection() : bound.proxy();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLException("The pool has one user");
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            pool.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            pool.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return pool.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
