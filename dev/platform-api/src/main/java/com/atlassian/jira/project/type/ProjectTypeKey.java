package com.atlassian.jira.project.type;

/** Such as {@code software}, {@code business} or {@code service_desk}. */
public class ProjectTypeKey {

    private final String key;

    public ProjectTypeKey(String key) {
        this.key = key;
    }

    public String getKey() {
        return key;
    }
}
