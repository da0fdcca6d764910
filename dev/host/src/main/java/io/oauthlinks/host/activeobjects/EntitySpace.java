package io.oauthlinks.host.activeobjects;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.activeobjects.external.ActiveObjectsModuleMetaData;
import com.atlassian.activeobjects.spi.DatabaseType;
import io.oauthlinks.host.container.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import net.java.ao.ActiveObjectsException;
import net.java.ao.DatabaseProvider;
import net.java.ao.EntityManager;
import net.java.ao.EntityManagerConfiguration;
import net.java.ao.RawEntity;
import net.java.ao.SchemaConfiguration;
import net.java.ao.schema.CachingNameConverters;
import net.java.ao.schema.NameConverters;
import net.java.ao.schema.info.CachingEntityInfoResolverFactory;
import net.java.ao.schema.info.EntityInfoResolverFactory;

/** The tables of one app. */
public final class EntitySpace {

    private static final int MAX_ENTITIES = 200;

    private final Transactions transactions;
    private final NameConverters names;
    private final EntityManager manager;
    private final DatabaseType databaseType;
    private final List<Class<? extends RawEntity<?>>> entities;
    private volatile boolean open;

    /**
     * @param namespace of the {@code <ao>} module, or the plugin key
     * @param database  makes the library's provider for the database in use
     */
    public EntitySpace(String namespace, List<Class<? extends RawEntity<?>>> entities, AoDatabase database) {
        if (entities.size() > MAX_ENTITIES) {
            throw new ActiveObjectsException(entities.size() + " entities; a plugin has at most " + MAX_ENTITIES);
        }
        this.entities = entities;
        this.transactions = database.transactions();
        this.databaseType = database.type();
        this.names = new CachingNameConverters(Names.converters(namespace));
        DatabaseProvider provider = database.provider();
        this.manager = new EntityManager(provider, new Configuration(names, Names.tablePrefix(namespace) + "_"));
    }

    /** Creates and changes the tables. Nodes take turns: two that migrate at the same time would both create the same table. */
    public void migrate(Lock migrationLock) {
        requireDistinctTables();
        migrationLock.lock();
        try {
            @SuppressWarnings("unchecked")
            Class<? extends RawEntity<?>>[] types = entities.toArray(Class[]::new);
            manager.migrate(types);
        } catch (SQLException e) {
            throw new ActiveObjectsException("Cannot migrate: " + e.getMessage(), e);
        } finally {
            migrationLock.unlock();
        }
    }

    private void requireDistinctTables() {
        Map<String, Class<?>> tables = new TreeMap<>();
        for (Class<? extends RawEntity<?>> entity : entities) {
            Class<?> other = tables.put(names.getTableNameConverter().getName(entity), entity);
            if (other != null) {
                throw new ActiveObjectsException(entity.getName() + " and " + other.getName() + " are the same table");
            }
        }
    }

    /** From now on the app may use Active Objects. */
    public void open() {
        open = true;
    }

    public void close() {
        open = false;
        manager.getProvider().dispose();
    }

    public ActiveObjects service() {
        return new BundleActiveObjects(this);
    }

    EntityManager manager() {
        if (!open) {
            throw new IllegalStateException("Active Objects was used before the plugin was enabled, such as in a constructor;"
                    + " wait for LifecycleAware.onStart");
        }
        return manager;
    }

    Transactions transactions() {
        return transactions;
    }

    ActiveObjectsModuleMetaData metaData() {
        return new MetaData();
    }

    private record Configuration(NameConverters names, String prefix) implements EntityManagerConfiguration {

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
            // the tables of others are none of this app's business
            return (table, caseSensitive) -> table.regionMatches(!caseSensitive, 0, prefix, 0, prefix.length());
        }

        @Override
        public EntityInfoResolverFactory getEntityInfoResolverFactory() {
            return new CachingEntityInfoResolverFactory();
        }
    }

    private final class MetaData implements ActiveObjectsModuleMetaData {

        @Override
        public void awaitInitialization() {
            manager();
        }

        @Override
        public void awaitInitialization(long timeout, TimeUnit unit) {
            manager();
        }

        @Override
        public boolean isInitialized() {
            return open;
        }

        @Override
        public DatabaseType getDatabaseType() {
            return databaseType;
        }

        @Override
        public boolean isDataSourcePresent() {
            return true;
        }

        @Override
        public boolean isTablePresent(Class<? extends RawEntity<?>> type) {
            String table = names.getTableNameConverter().getName(type);
            try (Connection connection = manager.getProvider().getConnection();
                    var tables = connection.getMetaData().getTables(null, null, table, new String[] {"TABLE", "BASE TABLE"})) {
                return tables.next();
            } catch (SQLException e) {
                throw new ActiveObjectsException(e);
            }
        }
    }
}
