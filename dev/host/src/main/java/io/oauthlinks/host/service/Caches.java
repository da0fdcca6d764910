package io.oauthlinks.host.service;

import com.atlassian.cache.Cache;
import com.atlassian.cache.CacheLoader;
import com.atlassian.cache.CacheManager;
import com.atlassian.cache.CacheSettings;
import com.atlassian.cache.CacheSettingsBuilder;
import com.atlassian.cache.Supplier;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Caches by name, each for this node alone: what must be known on every node at once belongs into the database. */
public final class Caches implements CacheManager {

    private static final CacheSettings DEFAULTS = new CacheSettingsBuilder().build();

    private final Map<String, NamedCache<?, ?>> caches = new ConcurrentHashMap<>();

    @Override
    public void flushCaches() {
        caches.values().forEach(NamedCache::removeAll);
    }

    /** Forgets the caches with a loader or values of an app that is gone, and names them. */
    public List<String> forget(ClassLoader app) {
        List<NamedCache<?, ?>> left = caches.values().stream().filter(cache -> cache.isOf(app)).toList();
        left.forEach(cache -> {
            cache.removeAll();
            caches.remove(cache.getName());
        });
        return left.stream().map(cache -> "cache " + cache.getName()).toList();
    }

    @Override
    public <K, V> Cache<K, V> getCache(String name) {
        return getCache(name, null, DEFAULTS);
    }

    @Override
    public <K, V> Cache<K, V> getCache(Class<?> owningClass, String name) {
        return getCache(owningClass.getName() + "." + name);
    }

    @Override
    public <K, V> Cache<K, V> getCache(String name, CacheLoader<K, V> loader) {
        return getCache(name, loader, DEFAULTS);
    }

    /** A cache keeps the loader and the settings with which it was first asked for. */
    @Override
    @SuppressWarnings("unchecked")
    public <K, V> Cache<K, V> getCache(String name, CacheLoader<K, V> loader, CacheSettings required) {
        return (Cache<K, V>) caches.computeIfAbsent(name, n -> new NamedCache<>(n, loader, required));
    }

    private static final class NamedCache<K, V> implements Cache<K, V> {

        private final String name;
        private final CacheLoader<K, V> loader;
        private final com.google.common.cache.Cache<K, V> values;

        private NamedCache(String name, CacheLoader<K, V> loader, CacheSettings settings) {
            this.name = name;
            this.loader = loader;
            CacheBuilder<Object, Object> builder = CacheBuilder.newBuilder();
            if (settings.getExpireAfterWrite() != null) {
                builder.expireAfterWrite(settings.getExpireAfterWrite(), TimeUnit.MILLISECONDS);
            }
            if (settings.getExpireAfterAccess() != null) {
                builder.expireAfterAccess(settings.getExpireAfterAccess(), TimeUnit.MILLISECONDS);
            }
            if (settings.getMaxEntries() != null) {
                builder.maximumSize(settings.getMaxEntries());
            }
            this.values = builder.build();
        }

        private boolean isOf(ClassLoader app) {
            return loader != null && loader.getClass().getClassLoader() == app
                    || values.asMap().values().stream().anyMatch(value -> value.getClass().getClassLoader() == app);
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean containsKey(K key) {
            return values.asMap().containsKey(key);
        }

        @Override
        public Collection<K> getKeys() {
            return List.copyOf(values.asMap().keySet());
        }

        @Override
        public V get(K key) {
            return loader == null ? values.getIfPresent(key) : get(key, () -> loader.load(key));
        }

        @Override
        public V get(K key, Supplier<? extends V> valueSupplier) {
            try {
                return values.get(key, valueSupplier::get);
            } catch (UncheckedExecutionException e) {
                throw (RuntimeException) e.getCause();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }

        @Override
        public void put(K key, V value) {
            values.put(key, value);
        }

        @Override
        public V putIfAbsent(K key, V value) {
            return values.asMap().putIfAbsent(key, value);
        }

        @Override
        public void remove(K key) {
            values.invalidate(key);
        }

        @Override
        public boolean remove(K key, V value) {
            return values.asMap().remove(key, value);
        }

        @Override
        public void removeAll() {
            values.invalidateAll();
        }

        @Override
        public boolean replace(K key, V oldValue, V newValue) {
            return values.asMap().replace(key, oldValue, newValue);
        }
    }
}
