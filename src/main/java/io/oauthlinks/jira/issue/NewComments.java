package io.oauthlinks.jira.issue;

import com.atlassian.jira.bc.issue.comment.CommentService;
import com.atlassian.jira.bc.issue.comment.CommentService.CommentCreateValidationResult;
import com.atlassian.jira.bc.issue.comment.CommentService.CommentParameters;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.issue.comments.CommentManager;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.jira.util.SimpleErrorCollection;
import com.atlassian.jira.util.json.JSONException;
import com.atlassian.jira.util.json.JSONObject;
import io.oauthlinks.mailchannel.intake.Requests.Made;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes comments in the name of their authors, with the mark in the same call, and finds them again. */
public final class NewComments {

    private final CommentService service;
    private final CommentManager comments;
    private final MailTexts texts;

    public NewComments(CommentService service, CommentManager comments, MailTexts texts) {
        this.service = service;
        this.comments = comments;
        this.texts = texts;
    }

    boolean mayComment(ApplicationUser author, Issue issue) {
        return service.hasPermissionToCreate(author, issue, new SimpleErrorCollection());
    }

    /** In the thread and the name of the author. */
    Made create(ApplicationUser author, Issue issue, String text, String mark) {
        CommentParameters parameters = CommentParameters.builder().author(author).issue(issue).body(texts.comment(text))
                .commentProperties(Map.of(Marks.key(mark), value(mark))).build();
        CommentCreateValidationResult checked = service.validateCommentCreate(author, parameters);
        if (!checked.isValid()) {
            throw JiraWords.ofComment(checked.getErrorCollection());
        }
        Comment made = service.create(author, checked, true);
        return new Made(issue.getId(), issue.getKey(), made.getId());
    }

    Optional<Made> byId(long commentId) {
        return Optional.ofNullable(comments.getCommentById(commentId)).map(NewComments::made);
    }

    /** In the thread and the name of the author, whose language decides about words of ours. */
    List<Made> alike(ApplicationUser author, Issue issue, String text, Instant since) {
        String body = normal(texts.comment(text));
        return comments.getComments(issue).stream()
                .filter(comment -> !comment.getCreated().toInstant().isBefore(since))
                .filter(comment -> isBy(author, comment) && normal(comment.getBody()).equals(body)).map(NewComments::made).toList();
    }

    private static boolean isBy(ApplicationUser author, Comment comment) {
        return comment.getAuthorApplicationUser() != null && comment.getAuthorApplicationUser().getKey().equals(author.getKey());
    }

    private static Made made(Comment comment) {
        return new Made(comment.getIssue().getId(), comment.getIssue().getKey(), comment.getId());
    }

    /** Jira may trim a text and change its line ends. */
    private static String normal(String body) {
        return body == null ? "" : body.replace("\r\n", "\n").strip();
    }

    private static JSONObject value(String mark) {
        try {
            return new JSONObject(Marks.value(mark));
        } catch (JSONException e) {
            throw new IllegalStateException("A mark is no JSON", e);
        }
    }
}
