package io.oauthlinks.jira.issue;

import com.atlassian.jira.bc.issue.IssueService;
import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.entity.property.EntityProperty;
import com.atlassian.jira.entity.property.EntityPropertyQuery;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueInputParameters;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.issue.comments.CommentManager;
import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.SimpleErrorCollection;
import io.atlassian.fugue.Option;
import io.oauthlinks.jira.issue.JiraRows.Value;
import java.util.List;
import java.util.Map;

/** Jira's services that change something, on {@link InMemoryJira}. */
final class JiraServices {

    private final InMemoryJira jira;

    JiraServices(InMemoryJira jira) {
        this.jira = jira;
    }

    IssueService issueService() {
        return new IssueService() {

            @Override
            public IssueInputParameters newIssueInputParameters() {
                return new Form(Map.of());
            }

            @Override
            public IssueInputParameters newIssueInputParameters(Map<String, String[]> values) {
                return new Form(values);
            }

            @Override
            public CreateValidationResult validateCreate(ApplicationUser user, IssueInputParameters form) {
                if (!form.applyDefaultValuesWhenParameterNotProvided() || !form.skipScreenCheck()) {
                    throw new AssertionError("a form without default values, or only of what the screen shows");
                }
                return jira.check(user, form);
            }

            @Override
            public IssueResult create(ApplicationUser user, CreateValidationResult checked) {
                return jira.create(user, checked);
            }
        };
    }

    CommentService commentService() {
        return new CommentService() {

            @Override
            public CommentCreateValidationResult validateCommentCreate(ApplicationUser user, CommentParameters parameters) {
                SimpleErrorCollection errors = new SimpleErrorCollection();
                errors.addErrorCollection(jira.refusal);
                if (!hasPermissionToCreate(user, parameters.getIssue(), errors)) {
                    errors.addErrorMessage("You may not comment here.");
                }
                return new CommentCreateValidationResult(errors, Option.option(parameters));
            }

            @Override
            public Comment create(ApplicationUser user, CommentCreateValidationResult checked, boolean dispatchEvent) {
                return jira.create(user, checked.getCommentInputParameters().getOrNull());
            }

            @Override
            public boolean hasPermissionToCreate(ApplicationUser user, Issue issue, ErrorCollection errors) {
                jira.mustBeReady(user);
                return jira.has(ProjectPermissions.ADD_COMMENTS, user, issue.getProjectId());
            }
        };
    }

    CommentManager commentManager() {
        return new CommentManager() {

            @Override
            public List<Comment> getComments(Issue issue) {
                return jira.comments.values().stream().filter(comment -> comment.getIssue().getId().equals(issue.getId()))
                        .map(Comment.class::cast).toList();
            }

            @Override
            public Comment getCommentById(Long commentId) {
                return jira.comments.get(commentId);
            }
        };
    }

    JsonEntityPropertyManager properties() {
        return new JsonEntityPropertyManager() {

            @Override
            public void put(String entityName, Long entityId, String key, String json) {
                jira.change();
                jira.properties.removeIf(value -> value.entity().equals(entityName) && value.getEntityId().equals(entityId)
                        && value.getKey().equals(key));
                jira.properties.add(new Value(entityName, entityId, key, json));
            }

            @Override
            public EntityProperty get(String entityName, Long entityId, String key) {
                throw new UnsupportedOperationException();
            }

            @Override
            public EntityPropertyQuery<?> query() {
                return jira.new Query();
            }
        };
    }
}
