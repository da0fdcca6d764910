package io.oauthlinks.host.product.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's database: statements through {@link #sql(String)}, several of them as one through {@link #together(Supplier)}. */
public final class Tables {

    /** Any number that nothing else locks; all nodes must use the same. */
    private static final long SCHEMA_LOCK = 0x70726f64L;
    /** PostgreSQL's channel on which nodes tell each other what has changed. */
    static final String CHANNEL = "product";

    private final JdbcTemplate template;
    private final TransactionTemplate transactions;
    private final boolean postgres;

    public Tables(DataSource database) {
        template = new JdbcTemplate(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        postgres = template.execute((ConnectionCallback<Boolean>) connection -> isPostgres(connection.getMetaData()));
    }

    public Statement sql(String statement) {
        return new Statement(template, statement, List.of());
    }

    /**
     * Changes one row and inserts another one with a number out of the changed row: on PostgreSQL in one statement, which is one round trip less each for the
     * number and the commit; H2, in the same process, takes two.
     *
     * @param update with one parameter
     * @param column of the changed row
     * @param insert whose first parameter is that number
     * @param values its other parameters
     */
    public Map<String, Long> insertNumbered(String update, Object row, String column, String insert, List<?> values, String... answered) {
        if (postgres) {
            return sql("with changed as (" + update + " returning " + column + ") "
                    + insert.replaceFirst("\\?", "(select " + column + " from changed)")).param(row).params(values).insert(answered);
        }
        return together(() -> sql(insert)
                .param(sql("select " + column + " from final table (" + update + ")").param(row).query(Long.class).single())
                .params(values).insert(answered));
    }

    /** Runs the statements in one transaction, rolled back if the work throws. */
    public <T> T together(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Creates the tables that are missing. PostgreSQL's "if not exists" does not hold against a second node: call it {@link #alone}. */
    public void create() {
        for (String statement : schema().split(";\n")) {
            template.execute(statement);
        }
    }

    /** Runs the work while no other node does its own: on PostgreSQL as one transaction, on H2, which serves one process only, in turn. */
    public void alone(Runnable work) {
        if (postgres) {
            together(() -> {
                template.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
                work.run();
                return null;
            });
        } else {
            synchronized (Tables.class) {
                work.run();
            }
        }
    }

    /** Tells all nodes, this one too, when the transaction under way has been committed; a database of one node has nobody to tell. */
    public void announce(String topic) {
        if (postgres) {
            template.queryForList("select pg_notify(?, ?)", CHANNEL, topic);
        }
    }

    private static boolean isPostgres(java.sql.DatabaseMetaData database) throws SQLException {
        return "PostgreSQL".equals(database.getDatabaseProductName());
    }

    private static String schema() {
        try (InputStream file = Tables.class.getResourceAsStream("/product/schema.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
