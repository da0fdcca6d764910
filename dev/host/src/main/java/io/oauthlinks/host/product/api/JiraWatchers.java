package io.oauthlinks.host.product.api;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.watchers.WatcherManager;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.project.Tracker;

/** Lets users watch issues. */
public final class JiraWatchers implements WatcherManager {

    private final Tracker tracker;

    public JiraWatchers(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public Issue startWatching(ApplicationUser user, Issue issue) {
        tracker.watchers().add(tracker.issues().byId(issue.getId()).orElseThrow(), tracker.users().byKey(user.getKey()).orElseThrow());
        return issue;
    }
}
