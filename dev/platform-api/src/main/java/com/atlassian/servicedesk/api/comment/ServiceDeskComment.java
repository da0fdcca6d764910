package com.atlassian.servicedesk.api.comment;

import com.atlassian.jira.issue.comments.Comment;

/** A comment on a request. */
public interface ServiceDeskComment {

    Comment getComment();

    boolean isPublic();
}
