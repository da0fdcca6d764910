package com.atlassian.cache;

/** What is asked of a cache; null means not said. Times are milliseconds. */
public interface CacheSettings {

    Long getExpireAfterAccess();

    long getExpireAfterAccess(long defaultValue);

    Long getExpireAfterWrite();

    long getExpireAfterWrite(long defaultValue);

    Boolean getFlushable();

    boolean getFlushable(boolean defaultValue);

    Boolean getLocal();

    boolean getLocal(boolean defaultValue);

    Integer getMaxEntries();

    int getMaxEntries(int defaultValue);

    Boolean getReplicateAsynchronously();

    boolean getReplicateAsynchronously(boolean defaultValue);

    Boolean getReplicateViaCopy();

    boolean getReplicateViaCopy(boolean defaultValue);

    Boolean getStatisticsEnabled();

    boolean getStatisticsEnabled(boolean defaultValue);

    CacheSettings override(CacheSettings overrides);
}
