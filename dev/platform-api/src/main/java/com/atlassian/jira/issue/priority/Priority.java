package com.atlassian.jira.issue.priority;

import com.atlassian.jira.issue.IssueConstant;

/** Such as high or low. */
public interface Priority extends IssueConstant { }
