package io.oauthlinks.host.activeobjects;

import com.atlassian.activeobjects.spi.DatabaseType;
import io.oauthlinks.host.container.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import net.java.ao.DatabaseProvider;
import net.java.ao.DisposableDataSource;
import net.java.ao.db.H2DatabaseProvider;
import net.java.ao.db.PostgreSQLDatabaseProvider;

/** The host's database as the Active Objects library wants it. */
public final class AoDatabase {

    private final boolean postgres;
    private final Transactions transactions;
    private final StateGuard guard;

    /** @param postgres PostgreSQL instead of H2 */
    public AoDatabase(boolean postgres, Transactions transactions, StateGuard guard) {
        this.postgres = postgres;
        this.transactions = transactions;
        this.guard = guard;
    }

    Transactions transactions() {
        return transactions;
    }

    DatabaseType type() {
        return postgres ? DatabaseType.POSTGRESQL : DatabaseType.H2;
    }

    DatabaseProvider provider() {
        DisposableDataSource source = disposable(transactions.dataSource());
        DatabaseProvider provider = postgres ? new PostgreSQLDatabaseProvider(source, "public") : new H2DatabaseProvider(source, "PUBLIC");
        // every statement of the library passes here, saves of entities included
        provider.addSqlListener(guard::check);
        return provider;
    }

    /** The host closes its pool itself, so disposing does nothing. */
    private static DisposableDataSource disposable(DataSource source) {
        return (DisposableDataSource) Proxy.newProxyInstance(AoDatabase.class.getClassLoader(), new Class<?>[] {DisposableDataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("dispose")) {
                        return null;
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
