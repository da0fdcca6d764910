package com.atlassian.jira.bc.issue;

import com.atlassian.jira.bc.ServiceResultImpl;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.SimpleErrorCollection;
import java.util.Map;

/** Makes issues as a form would, with the permissions and rules of the user. */
public interface IssueService {

    IssueInputParameters newIssueInputParameters();

    /** @param actionParameters by id of the field, such as {@code labels} or {@code customfield_10010} */
    IssueInputParameters newIssueInputParameters(Map<String, String[]> actionParameters);

    CreateValidationResult validateCreate(ApplicationUser user, IssueInputParameters issueInputParameters);

    /** Commits, then tells listeners and index. */
    IssueResult create(ApplicationUser user, CreateValidationResult createValidationResult);

    /** An issue, or why there is none. */
    abstract class IssueValidationResult extends ServiceResultImpl {

        private final MutableIssue issue;

        public IssueValidationResult(MutableIssue issue, ErrorCollection errors) {
            super(errors);
            this.issue = issue;
        }

        public MutableIssue getIssue() {
            return issue;
        }
    }

    /** An issue that can be created. */
    class CreateValidationResult extends IssueValidationResult {

        private final Map<String, Object> fieldValuesHolder;

        public CreateValidationResult(MutableIssue issue, ErrorCollection errors, Map<String, Object> fieldValuesHolder) {
            super(issue, errors);
            this.fieldValuesHolder = fieldValuesHolder;
        }

        public Map<String, Object> getFieldValuesHolder() {
            return fieldValuesHolder;
        }
    }

    /** An issue that was created. */
    class IssueResult extends IssueValidationResult {

        public IssueResult(MutableIssue issue) {
            this(issue, new SimpleErrorCollection());
        }

        public IssueResult(MutableIssue issue, ErrorCollection errors) {
            super(issue, errors);
        }
    }
}
