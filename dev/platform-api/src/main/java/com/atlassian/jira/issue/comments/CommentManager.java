package com.atlassian.jira.issue.comments;

import com.atlassian.jira.issue.Issue;
import java.util.List;

/** Finds comments, whatever a user may see. */
public interface CommentManager {

    /** Oldest first. */
    List<Comment> getComments(Issue issue);

    /** Null when there is none. */
    Comment getCommentById(Long commentId);
}
