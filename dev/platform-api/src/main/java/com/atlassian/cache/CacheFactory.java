package com.atlassian.cache;

/** Gives caches by name. */
public interface CacheFactory {

    <K, V> Cache<K, V> getCache(String name);

    <K, V> Cache<K, V> getCache(Class<?> owningClass, String name);

    <K, V> Cache<K, V> getCache(String name, CacheLoader<K, V> loader);

    <K, V> Cache<K, V> getCache(String name, CacheLoader<K, V> loader, CacheSettings required);
}
