package com.atlassian.cache;

/** All caches. */
public interface CacheManager extends CacheFactory {

    void flushCaches();
}
