package com.atlassian.jira.issue;

import com.atlassian.jira.event.type.EventDispatchOption;
import com.atlassian.jira.user.ApplicationUser;

/** Finds and changes issues in the database, whatever a user may see and do. */
public interface IssueManager {

    /** Null when there is none. */
    MutableIssue getIssueObject(Long id);

    /** By its current key, or one from before it was moved; null when there is none. */
    MutableIssue getIssueObject(String key);

    /** Stores what was changed, with its history. */
    Issue updateIssue(ApplicationUser user, MutableIssue issue, EventDispatchOption eventDispatchOption, boolean sendMail);
}
