package com.atlassian.jira.entity.property;

/** A value that an app keeps at something of Jira's. */
public interface EntityProperty {

    Long getEntityId();

    String getKey();

    /** JSON. */
    String getValue();
}
