package io.oauthlinks.jira.store;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.sal.api.transaction.TransactionCallback;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import net.java.ao.ActiveObjectsException;
import net.java.ao.DatabaseProvider;
import net.java.ao.DefaultSchemaConfiguration;
import net.java.ao.DisposableDataSource;
import net.java.ao.EntityManager;
import net.java.ao.EntityManagerConfiguration;
import net.java.ao.RawEntity;
import net.java.ao.SchemaConfiguration;
import net.java.ao.atlassian.AtlassianFieldNameConverter;
import net.java.ao.atlassian.AtlassianIndexNameConverter;
import net.java.ao.atlassian.AtlassianSequenceNameConverter;
import net.java.ao.atlassian.AtlassianTableNameConverter;
import net.java.ao.atlassian.AtlassianTriggerNameConverter;
import net.java.ao.atlassian.AtlassianUniqueNameConverter;
import net.java.ao.atlassian.TablePrefix;
import net.java.ao.builder.SimpleNameConverters;
import net.java.ao.db.H2DatabaseProvider;
import net.java.ao.db.MySQLDatabaseProvider;
import net.java.ao.db.PostgreSQLDatabaseProvider;
import net.java.ao.schema.NameConverters;
import net.java.ao.schema.info.CachingEntityInfoResolverFactory;
import net.java.ao.schema.info.EntityInfoResolverFactory;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * The real Active Objects library on a real database; started once, emptied for each test. MariaDB has to be installed and is left out where the
 * other external servers are.
 */
enum TestDatabase {
    H2,
    /** Keeps empty texts as null, as Oracle does. */
    H2_LIKE_ORACLE,
    POSTGRES, MARIADB;

    /** Those first that refer to others. */
    static final List<Class<? extends RawEntity<?>>> ENTITIES = List.of(OutgoingLinkRow.class, AccountRow.class, LeaseRow.class,
            PendingRow.class, TypedFormRow.class, MailServerRow.class, TestRunRow.class, AuditRow.class, SettingRow.class, IncomingLinkRow.class,
            LinkSecretRow.class, LinkLogoRow.class, LinkProblemRow.class, AuthCodeRow.class, TokenRow.class, GrantRow.class, MailChannelRow.class,
            ChannelStateRow.class, ProjectServerRow.class, MailEntryRow.class, MailNumberRow.class, NoticeRow.class);
    private static final int MOST_CONNECTIONS = 50;
    private static final TablePrefix PREFIX = name -> "AO_ABCDEF_" + name;
    static final NameConverters NAMES = new SimpleNameConverters(new AtlassianTableNameConverter(PREFIX), new AtlassianFieldNameConverter(),
            new AtlassianSequenceNameConverter(), new AtlassianTriggerNameConverter(), new AtlassianIndexNameConverter(),
            new AtlassianUniqueNameConverter());

    private DataSource source;
    private EntityManager manager;
    private final ThreadLocal<Connection> ofTransaction = new ThreadLocal<>();

    /** Active Objects as a plugin sees them, over empty tables. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    synchronized ActiveObjects empty() {
        assumeFalse(this == MARIADB && System.getProperty("excludedGroups", "").contains("external"), "external servers are left out");
        if (manager == null) {
            start();
        }
        ActiveObjects ao = proxy(ActiveObjects.class, (proxy, method, arguments) -> {
            if (method.getName().equals("executeInTransaction")) {
                return transaction(((TransactionCallback<?>) arguments[0])::doInTransaction);
            }
            try {
                return EntityManager.class.getMethod(method.getName(), method.getParameterTypes()).invoke(manager, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause() instanceof SQLException sql ? new ActiveObjectsException(sql) : failed.getCause();
            }
        });
        for (Class<? extends RawEntity<?>> entity : ENTITIES) {
            ao.deleteWithSQL((Class) entity, "1 = ?", 1);
        }
        return ao;
    }

    /** What the library sends meanwhile. */
    List<String> statements(Runnable work) {
        List<String> statements = new CopyOnWriteArrayList<>();
        DatabaseProvider.SqlListener listener = statements::add;
        manager.getProvider().addSqlListener(listener);
        work.run();
        manager.getProvider().removeSqlListener(listener);
        return statements;
    }

    /**
     * How PostgreSQL would do a statement, line by line. The planner prefers to walk through a table as small as a test's, unless it is told not to.
     */
    String plan(String statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = source.getConnection(); Statement explain = connection.createStatement()) {
            explain.execute("SET enable_seqscan = off");
            try (ResultSet plan = explain.executeQuery("EXPLAIN " + statement.replace("?", "'1'"))) {
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
            } finally {
                explain.execute("RESET enable_seqscan");
            }
        }
        return String.join("\n", lines);
    }

    int rows(Class<? extends RawEntity<Integer>> entity) {
        try {
            return manager.count(entity);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    DataSource source() {
        return source;
    }

    private void start() {
        DatabaseProvider provider;
        if (this == H2 || this == H2_LIKE_ORACLE) {
            source = JdbcConnectionPool.create("jdbc:h2:mem:" + name() + ";DB_CLOSE_DELAY=-1", "sa", "");
            provider = new H2DatabaseProvider(bound(), "PUBLIC");
        } else if (this == POSTGRES) {
            source = postgres();
            provider = new PostgreSQLDatabaseProvider(bound(), "public");
        } else {
            source = MariaDb.start();
            provider = new MySQLDatabaseProvider(bound());
        }
        manager = new EntityManager(provider, new Configuration(NAMES));
        migrate();
        StatementLimits limits = StatementLimits.of(provider, NAMES, ENTITIES);
        provider.addSqlListener(limits::check);
    }

    /** As every test of the store obeys them. */
    static StatementLimits statementLimits() {
        H2.empty();
        return StatementLimits.of(H2.manager.getProvider(), NAMES, ENTITIES);
    }

    @SuppressWarnings("unchecked")
    void migrate() {
        try {
            manager.migrate(ENTITIES.toArray(Class[]::new));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource postgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setURL(server.getJdbcUrl("postgres", "postgres"));
            return pool(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Jira does; most of a short test would be connecting otherwise. */
    static DataSource pool(ConnectionPoolDataSource source) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(MOST_CONNECTIONS);
        return pool;
    }

    private Object transaction(Supplier<?> work) throws SQLException {
        if (ofTransaction.get() != null) {
            return work.get();
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            ofTransaction.set(connection);
            try {
                Object result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException | Error failure) {
                connection.rollback();
                throw failure;
            } finally {
                ofTransaction.remove();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Within a transaction every call of the library works on its connection and leaves it open. */
    private DisposableDataSource bound() {
        return proxy(DisposableDataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return method.invoke(source, arguments);
            }
            Connection connection = ofTransaction.get();
            return connection == null ? watched(source.getConnection(), List.of()) : watched(connection, List.of("close", "setAutoCommit"));
        });
    }

    private Connection watched(Connection connection, List<String> ignored) {
        return proxy(Connection.class, (proxy, call, values) -> {
            if (ignored.contains(call.getName())) {
                return null;
            }
            Object result = call.invoke(connection, values);
            return this == H2_LIKE_ORACLE && result instanceof PreparedStatement statement ? emptyTextsAsNull(statement) : result;
        });
    }

    private static PreparedStatement emptyTextsAsNull(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, call, values) -> {
            if (call.getName().equals("setString") && values[1].equals("")) {
                statement.setNull((int) values[0], Types.VARCHAR);
                return null;
            }
            return call.invoke(statement, values);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(TestDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                return handler.invoke(proxy, method, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }

    private record Configuration(NameConverters names) implements EntityManagerConfiguration {

        @Override
        public boolean useWeakCache() {
            return true;
        }

        @Override
        public NameConverters getNameConverters() {
            return names;
        }

        @Override
        public SchemaConfiguration getSchemaConfiguration() {
            return new DefaultSchemaConfiguration();
        }

        @Override
        public EntityInfoResolverFactory getEntityInfoResolverFactory() {
            return new CachingEntityInfoResolverFactory();
        }
    }
}
