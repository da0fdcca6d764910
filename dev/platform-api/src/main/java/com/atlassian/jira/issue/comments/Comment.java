package com.atlassian.jira.issue.comments;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.user.ApplicationUser;
import java.util.Date;

/** A comment of an issue. */
public interface Comment {

    Long getId();

    /** Null for a comment of nobody. */
    ApplicationUser getAuthorApplicationUser();

    String getBody();

    Date getCreated();

    Issue getIssue();
}
