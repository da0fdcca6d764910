package com.atlassian.jira.issue;

import java.util.Collection;

/** Finds issues in the database, whatever a user may see. */
public interface IssueManager {

    /** Null when there is none. */
    MutableIssue getIssueObject(Long id);

    /** By its current key, or one from before it was moved; null when there is none. */
    MutableIssue getIssueObject(String key);

    /** All of the project; may throw a checked exception of its database library, which has come and gone in Jira's API. */
    Collection<Long> getIssueIdsForProject(Long projectId);
}
