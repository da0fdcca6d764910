package com.atlassian.jira.config.properties;

/** Jira's settings by their keys. */
public interface ApplicationProperties {

    /** As set by an administrator or in {@code jira-config.properties}, else the default that Jira comes with; null when it has none. */
    String getDefaultBackedString(String name);
}
