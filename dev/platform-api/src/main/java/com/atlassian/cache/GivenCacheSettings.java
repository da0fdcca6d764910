package com.atlassian.cache;

/** Cache settings as the builder was told; not part of the platform's API. */
record GivenCacheSettings(Long expireAfterAccess, Long expireAfterWrite, Boolean flushable, Boolean local, Integer maxEntries,
                          Boolean replicateAsynchronously, Boolean replicateViaCopy, Boolean statisticsEnabled) implements CacheSettings {

    @Override
    public Long getExpireAfterAccess() {
        return expireAfterAccess;
    }

    @Override
    public long getExpireAfterAccess(long defaultValue) {
        return or(expireAfterAccess, defaultValue);
    }

    @Override
    public Long getExpireAfterWrite() {
        return expireAfterWrite;
    }

    @Override
    public long getExpireAfterWrite(long defaultValue) {
        return or(expireAfterWrite, defaultValue);
    }

    @Override
    public Boolean getFlushable() {
        return flushable;
    }

    @Override
    public boolean getFlushable(boolean defaultValue) {
        return or(flushable, defaultValue);
    }

    @Override
    public Boolean getLocal() {
        return local;
    }

    @Override
    public boolean getLocal(boolean defaultValue) {
        return or(local, defaultValue);
    }

    @Override
    public Integer getMaxEntries() {
        return maxEntries;
    }

    @Override
    public int getMaxEntries(int defaultValue) {
        return or(maxEntries, defaultValue);
    }

    @Override
    public Boolean getReplicateAsynchronously() {
        return replicateAsynchronously;
    }

    @Override
    public boolean getReplicateAsynchronously(boolean defaultValue) {
        return or(replicateAsynchronously, defaultValue);
    }

    @Override
    public Boolean getReplicateViaCopy() {
        return replicateViaCopy;
    }

    @Override
    public boolean getReplicateViaCopy(boolean defaultValue) {
        return or(replicateViaCopy, defaultValue);
    }

    @Override
    public Boolean getStatisticsEnabled() {
        return statisticsEnabled;
    }

    @Override
    public boolean getStatisticsEnabled(boolean defaultValue) {
        return or(statisticsEnabled, defaultValue);
    }

    @Override
    public CacheSettings override(CacheSettings over) {
        return new GivenCacheSettings(or(over.getExpireAfterAccess(), expireAfterAccess), or(over.getExpireAfterWrite(), expireAfterWrite),
                or(over.getFlushable(), flushable), or(over.getLocal(), local), or(over.getMaxEntries(), maxEntries),
                or(over.getReplicateAsynchronously(), replicateAsynchronously), or(over.getReplicateViaCopy(), replicateViaCopy),
                or(over.getStatisticsEnabled(), statisticsEnabled));
    }

    private static <T> T or(T said, T otherwise) {
        return said != null ? said : otherwise;
    }
}
