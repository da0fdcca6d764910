package com.atlassian.jira.bc.issue.comment;

import com.atlassian.jira.bc.ServiceResultImpl;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.json.JSONObject;
import io.atlassian.fugue.Option;
import java.util.Date;
import java.util.Map;

/** Makes comments with the permissions of the user. */
public interface CommentService {

    CommentCreateValidationResult validateCommentCreate(ApplicationUser user, CommentParameters commentParameters);

    /** Commits, with the properties, then tells listeners and index. */
    Comment create(ApplicationUser user, CommentCreateValidationResult commentValidationResult, boolean dispatchEvent);

    /** Says why not in the collection. */
    boolean hasPermissionToCreate(ApplicationUser user, Issue issue, ErrorCollection errorCollection);

    /** A comment that can be created. */
    class CommentCreateValidationResult extends ServiceResultImpl {

        private final Option<CommentParameters> commentInputParameters;

        public CommentCreateValidationResult(ErrorCollection errorCollection, Option<CommentParameters> commentInputParameters) {
            super(errorCollection);
            this.commentInputParameters = commentInputParameters;
        }

        public Option<CommentParameters> getCommentInputParameters() {
            return commentInputParameters;
        }
    }

    /** What a comment is made from. */
    final class CommentParameters {

        private final CommentParametersBuilder builder;

        private CommentParameters(CommentParametersBuilder builder) {
            this.builder = builder;
        }

        public static CommentParametersBuilder builder() {
            return new CommentParametersBuilder();
        }

        public ApplicationUser getAuthor() {
            return builder.author;
        }

        public String getBody() {
            return builder.body;
        }

        public Issue getIssue() {
            return builder.issue;
        }

        /** Null for now. */
        public Date getCreated() {
            return builder.created;
        }

        public Map<String, JSONObject> getCommentProperties() {
            return builder.commentProperties;
        }

        /** Builds the parameters. */
        public static class CommentParametersBuilder {

            private ApplicationUser author;
            private String body;
            private Issue issue;
            private Date created;
            private Map<String, JSONObject> commentProperties = Map.of();

            public CommentParametersBuilder author(ApplicationUser newAuthor) {
                this.author = newAuthor;
                return this;
            }

            public CommentParametersBuilder body(String newBody) {
                this.body = newBody;
                return this;
            }

            public CommentParametersBuilder issue(Issue newIssue) {
                this.issue = newIssue;
                return this;
            }

            public CommentParametersBuilder created(Date newCreated) {
                this.created = newCreated;
                return this;
            }

            public CommentParametersBuilder commentProperties(Map<String, JSONObject> newProperties) {
                this.commentProperties = newProperties;
                return this;
            }

            public CommentParameters build() {
                return new CommentParameters(this);
            }
        }
    }
}
