package io.oauthlinks.host.product.api;

import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.permission.ProjectPermissions;
import com.atlassian.jira.security.PermissionManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.ErrorCollection.Reason;
import com.atlassian.jira.util.SimpleErrorCollection;
import io.atlassian.fugue.Option;
import io.oauthlinks.host.product.project.Comments;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.store.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes comments for apps with the permissions of the user. */
public final class JiraComments implements CommentService {

    /** Property by which a service project tells comments that customers do not see. */
    private static final String VISIBILITY = "sd.public.comment";

    private final Tracker tracker;
    private final PermissionManager permissions;
    private final Settings settings;

    public JiraComments(Tracker tracker, PermissionManager permissions, Settings settings) {
        this.tracker = tracker;
        this.permissions = permissions;
        this.settings = settings;
    }

    @Override
    public CommentCreateValidationResult validateCommentCreate(ApplicationUser user, CommentParameters commentParameters) {
        if (settings.readOnly()) {
            return new CommentCreateValidationResult(JiraIssueForms.readOnly(), Option.option(null));
        }
        ErrorCollection errors = new SimpleErrorCollection();
        String body = Optional.ofNullable(commentParameters.getBody()).orElse("");
        if (hasPermissionToCreate(user, commentParameters.getIssue(), errors)) {
            if (body.isBlank()) {
                errors.addError("comment", "Comment body can not be empty!", Reason.VALIDATION_FAILED);
            } else if (body.length() > Texts.LIMIT) {
                errors.addError("comment", Texts.TOO_LONG, Reason.VALIDATION_FAILED);
            }
            Texts.unstorable(body).ifPresent(what -> errors.addError("comment", what, Reason.VALIDATION_FAILED));
        }
        return new CommentCreateValidationResult(errors, Option.option(errors.hasAnyErrors() ? null : commentParameters));
    }

    @Override
    public boolean hasPermissionToCreate(ApplicationUser user, Issue issue, ErrorCollection errorCollection) {
        if (issue == null || tracker.issues().byId(issue.getId()).isEmpty()) {
            errorCollection.addErrorMessage("The issue no longer exists.", Reason.NOT_FOUND);
        } else if (issue.isArchived()) {
            errorCollection.addErrorMessage("The issue is archived. You cannot comment on it.", Reason.FORBIDDEN);
        } else if (!permissions.hasPermission(ProjectPermissions.ADD_COMMENTS, issue, user)) {
            errorCollection.addErrorMessage((user == null ? "You do" : user.getDisplayName() + ", you do")
                    + " not have the permission to comment on this issue.", user == null ? Reason.NOT_LOGGED_IN : Reason.FORBIDDEN);
        }
        return !errorCollection.hasAnyErrors();
    }

    /** @throws IllegalArgumentException for a comment that is wrong */
    @Override
    public Comment create(ApplicationUser user, CommentCreateValidationResult commentValidationResult, boolean dispatchEvent) {
        if (!commentValidationResult.isValid()) {
            throw new IllegalArgumentException("You can not create a comment with an invalid validation result.");
        }
        CommentParameters comment = commentValidationResult.getCommentInputParameters().getOrNull();
        ApplicationUser author = comment.getAuthor() == null ? user : comment.getAuthor();
        Map<String, String> properties = new HashMap<>();
        comment.getCommentProperties().forEach((key, json) -> properties.put(key, json.toString()));
        return new JiraComment(tracker.comments().add(new Comments.Draft(tracker.issues().byId(comment.getIssue().getId()).orElseThrow(),
                tracker.users().byKey(author.getKey()).orElseThrow(), comment.getBody(),
                properties.getOrDefault(VISIBILITY, "").matches(".*\"internal\"\\s*:\\s*true.*"), properties,
                comment.getCreated() == null ? null : comment.getCreated().toInstant(), dispatchEvent)), tracker);
    }
}
