package com.atlassian.jira.entity.property;

/** Keeps values of apps in the database, each call committed by itself; asks no permission. */
public interface JsonEntityPropertyManager {

    /** Inserts or replaces. @param key at most 255 characters */
    void put(String entityName, Long entityId, String key, String json);

    /** Null when there is none. */
    EntityProperty get(String entityName, Long entityId, String key);

    EntityPropertyQuery<?> query();
}
