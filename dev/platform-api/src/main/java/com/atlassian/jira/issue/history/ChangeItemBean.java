package com.atlassian.jira.issue.history;

/** A line of an issue's history. */
public class ChangeItemBean { }
