package com.atlassian.jira.issue;

import java.util.Map;

/** What a form for an issue would send. */
public interface IssueInputParameters {

    /** By id of the field; what was given to {@code newIssueInputParameters}, and what the setters add. */
    Map<String, String[]> getActionParameters();

    IssueInputParameters setProjectId(Long projectId);

    Long getProjectId();

    IssueInputParameters setIssueTypeId(String issueTypeId);

    String getIssueTypeId();

    IssueInputParameters setPriorityId(String priorityId);

    String getPriorityId();

    IssueInputParameters setSummary(String summary);

    String getSummary();

    IssueInputParameters setDescription(String description);

    String getDescription();

    /** @param reporterId name of the user, not the key */
    IssueInputParameters setReporterId(String reporterId);

    String getReporterId();

    IssueInputParameters setComponentIds(Long... componentIds);

    Long[] getComponentIds();

    /** Whether fields that are not given take their default values. */
    void setApplyDefaultValuesWhenParameterNotProvided(boolean applyDefaults);

    boolean applyDefaultValuesWhenParameterNotProvided();

    /** Whether fields can be set that the screen does not show. */
    void setSkipScreenCheck(boolean skipScreenCheck);

    boolean skipScreenCheck();
}
