package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.IssueInputParameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form by their ids, as Jira's own pages name them. */
final class InputParameters implements IssueInputParameters {

    static final String PROJECT = "pid";
    static final String TYPE = "issuetype";
    static final String PRIORITY = "priority";
    static final String SUMMARY = "summary";
    static final String DESCRIPTION = "description";
    static final String REPORTER = "reporter";
    static final String COMPONENTS = "components";
    static final String LABELS = "labels";

    private final Map<String, String[]> fields;
    private boolean applyDefaults;
    private boolean skipScreen;

    InputParameters(Map<String, String[]> fields) {
        this.fields = new HashMap<>(fields);
    }

    /** The values of a field, none of them empty. */
    static String[] values(IssueInputParameters parameters, String field) {
        String[] values = parameters.getActionParameters().get(field);
        return values == null ? new String[0]
                : Arrays.stream(values).filter(value -> value != null && !value.isBlank()).toArray(String[]::new);
    }

    private IssueInputParameters set(String field, String value) {
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, new String[] {value});
        }
        return this;
    }

    private String get(String field) {
        String[] values = fields.get(field);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Map<String, String[]> getActionParameters() {
        return fields;
    }

    @Override
    public IssueInputParameters setProjectId(Long projectId) {
        return set(PROJECT, projectId == null ? null : projectId.toString());
    }

    @Override
    public Long getProjectId() {
        return get(PROJECT) == null ? null : Long.valueOf(get(PROJECT));
    }

    @Override
    public IssueInputParameters setIssueTypeId(String issueTypeId) {
        return set(TYPE, issueTypeId);
    }

    @Override
    public String getIssueTypeId() {
        return get(TYPE);
    }

    @Override
    public IssueInputParameters setPriorityId(String priorityId) {
        return set(PRIORITY, priorityId);
    }

    @Override
    public String getPriorityId() {
        return get(PRIORITY);
    }

    @Override
    public IssueInputParameters setSummary(String summary) {
        return set(SUMMARY, summary);
    }

    @Override
    public String getSummary() {
        return get(SUMMARY);
    }

    @Override
    public IssueInputParameters setDescription(String description) {
        return set(DESCRIPTION, description);
    }

    @Override
    public String getDescription() {
        return get(DESCRIPTION);
    }

    @Override
    public IssueInputParameters setReporterId(String reporterId) {
        return set(REPORTER, reporterId);
    }

    @Override
    public String getReporterId() {
        return get(REPORTER);
    }

    @Override
    public IssueInputParameters setComponentIds(Long... componentIds) {
        fields.put(COMPONENTS, Arrays.stream(componentIds).map(String::valueOf).toArray(String[]::new));
        return this;
    }

    @Override
    public Long[] getComponentIds() {
        return Arrays.stream(values(this, COMPONENTS)).map(Long::valueOf).toArray(Long[]::new);
    }

    @Override
    public void setApplyDefaultValuesWhenParameterNotProvided(boolean applyDefaultValues) {
        this.applyDefaults = applyDefaultValues;
    }

    @Override
    public boolean applyDefaultValuesWhenParameterNotProvided() {
        return applyDefaults;
    }

    @Override
    public void setSkipScreenCheck(boolean skipScreenCheck) {
        this.skipScreen = skipScreenCheck;
    }

    @Override
    public boolean skipScreenCheck() {
        return skipScreen;
    }
}
