package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Tracker;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.ReadOnly;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import java.util.Optional;

/** The issues of a request's path, for whoever calls. */
final class VisibleIssues {

    private final Callers callers;
    private final Tracker tracker;
    private final Settings settings;

    VisibleIssues(Callers callers, Tracker tracker, Settings settings) {
        this.callers = callers;
        this.tracker = tracker;
        this.settings = settings;
    }

    /** As in Jira, an issue that one may not see is told apart from one that does not exist. */
    Issue find(String idOrKey) {
        Optional<User> caller = callers.user();
        Issue issue = tracker.issues().find(idOrKey).orElseThrow(() -> new RestError(404, "Issue Does Not Exist"));
        if (!tracker.projects().mayBrowse(caller, issue.project())) {
            throw caller.isEmpty() ? RestError.loginRequired()
                    : new RestError(403, "You do not have the permission to see the specified issue.");
        }
        return issue;
    }

    /** One that the caller may change. */
    Issue findToChange(String idOrKey) {
        requireWritable();
        Issue issue = find(idOrKey);
        if (!tracker.projects().mayWork(callers.user(), issue.project())) {
            throw new RestError(403, "The project is archived, so its issues cannot be changed.");
        }
        return issue;
    }

    void requireWritable() {
        if (settings.readOnly()) {
            throw new RestError(503, ReadOnly.MESSAGE);
        }
    }
}
