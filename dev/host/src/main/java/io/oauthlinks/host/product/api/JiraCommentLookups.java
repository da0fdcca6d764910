package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.issue.comments.CommentManager;
import io.oauthlinks.host.product.project.Tracker;
import java.util.List;
import java.util.Optional;

/** Finds comments for apps, whatever the user may see. */
public final class JiraCommentLookups implements CommentManager {

    private final Tracker tracker;

    public JiraCommentLookups(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public List<Comment> getComments(Issue issue) {
        return tracker.issues().byId(issue.getId()).map(found -> tracker.comments().of(found).stream()
                .map(comment -> (Comment) new JiraComment(comment, tracker)).toList()).orElse(List.of());
    }

    @Override
    public Comment getCommentById(Long commentId) {
        return Optional.ofNullable(commentId).flatMap(tracker.comments()::byId).map(comment -> new JiraComment(comment, tracker)).orElse(null);
    }
}
