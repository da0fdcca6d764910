package com.atlassian.cache;

/** Finds the value of a key that the cache does not hold. */
public interface CacheLoader<K, V> {

    V load(K key);
}
