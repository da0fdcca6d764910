package com.atlassian.jira.issue.label;

/** A label of an issue. */
public interface Label {

    String getLabel();
}
