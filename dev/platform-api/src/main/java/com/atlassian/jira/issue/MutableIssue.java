package com.atlassian.jira.issue;

/** An issue that can be changed before it is stored; the app changes none. */
public interface MutableIssue extends Issue { }
