package com.atlassian.jira.entity.property;

import java.util.List;

/** Asks the database for values. */
public interface EntityPropertyQuery<T extends EntityPropertyQuery<T>> {

    ExecutableQuery entityName(String entityName);

    ExecutableQuery entityId(Long entityId);

    ExecutableQuery key(String key);

    T maxResults(int maxResults);

    /** A query that has a condition. */
    interface ExecutableQuery extends EntityPropertyQuery<ExecutableQuery> {

        List<EntityProperty> find();
    }
}
