package com.atlassian.jira.issue;

/** Something that administrators define for all issues. */
public interface IssueConstant {

    String getId();

    String getName();

    /** In the language of whoever is logged in. */
    String getNameTranslation();
}
