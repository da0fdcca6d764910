package com.atlassian.jira.issue.watchers;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.user.ApplicationUser;

/** Keeps who watches an issue. */
public interface WatcherManager {

    /** Nothing changes for who watches already; asks no permission. */
    Issue startWatching(ApplicationUser user, Issue issue);
}
