package com.atlassian.jira.issue.issuetype;

import com.atlassian.jira.issue.IssueConstant;

/** Such as bug or task. */
public interface IssueType extends IssueConstant {

    boolean isSubTask();
}
