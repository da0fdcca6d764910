package io.oauthlinks.jira.issue;

import com.atlassian.jira.issue.IssueInputParameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Jira's form in memory. */
final class Form implements IssueInputParameters {

    private final Map<String, String[]> values;
    private boolean defaults;
    private boolean anyScreen;

    Form(Map<String, String[]> values) {
        this.values = new HashMap<>(values);
    }

    private Form with(String field, String... value) {
        values.put(field, value);
        return this;
    }

    private String value(String field) {
        return values.containsKey(field) ? values.get(field)[0] : null;
    }

    @Override
    public Map<String, String[]> getActionParameters() {
        return values;
    }

    @Override
    public IssueInputParameters setProjectId(Long projectId) {
        return with("pid", projectId.toString());
    }

    @Override
    public Long getProjectId() {
        return Long.valueOf(value("pid"));
    }

    @Override
    public IssueInputParameters setIssueTypeId(String issueTypeId) {
        return with("issuetype", issueTypeId);
    }

    @Override
    public String getIssueTypeId() {
        return value("issuetype");
    }

    @Override
    public IssueInputParameters setPriorityId(String priorityId) {
        return with("priority", priorityId);
    }

    @Override
    public String getPriorityId() {
        return value("priority");
    }

    @Override
    public IssueInputParameters setSummary(String summary) {
        return with("summary", summary);
    }

    @Override
    public String getSummary() {
        return value("summary");
    }

    @Override
    public IssueInputParameters setDescription(String description) {
        return with("description", description);
    }

    @Override
    public String getDescription() {
        return value("description");
    }

    @Override
    public IssueInputParameters setReporterId(String reporterId) {
        return with("reporter", reporterId);
    }

    @Override
    public String getReporterId() {
        return value("reporter");
    }

    @Override
    public IssueInputParameters setComponentIds(Long... componentIds) {
        return with("components", Arrays.stream(componentIds).map(String::valueOf).toArray(String[]::new));
    }

    @Override
    public Long[] getComponentIds() {
        return Arrays.stream(values.get("components")).map(Long::valueOf).toArray(Long[]::new);
    }

    @Override
    public void setApplyDefaultValuesWhenParameterNotProvided(boolean applyDefaults) {
        defaults = applyDefaults;
    }

    @Override
    public boolean applyDefaultValuesWhenParameterNotProvided() {
        return defaults;
    }

    @Override
    public void setSkipScreenCheck(boolean skipScreenCheck) {
        anyScreen = skipScreenCheck;
    }

    @Override
    public boolean skipScreenCheck() {
        return anyScreen;
    }
}
