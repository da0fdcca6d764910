package io.oauthlinks.host.product.api;

import com.atlassian.jira.event.type.EventDispatchOption;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.project.Tracker;
import java.util.Optional;

/** Finds and changes issues for apps, whatever the user may see and do. */
public final class JiraIssues implements IssueManager {

    private final Tracker tracker;

    public JiraIssues(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public MutableIssue getIssueObject(Long id) {
        return Optional.ofNullable(id).flatMap(tracker.issues()::byId).map(issue -> new JiraIssue(issue, tracker)).orElse(null);
    }

    @Override
    public MutableIssue getIssueObject(String key) {
        return Optional.ofNullable(key).filter(each -> each.indexOf('-') > 0).flatMap(tracker.issues()::find)
                .map(issue -> new JiraIssue(issue, tracker)).orElse(null);
    }

    /** The issue must be one that was found here. */
    @Override
    public Issue updateIssue(ApplicationUser user, MutableIssue issue, EventDispatchOption eventDispatchOption, boolean sendMail) {
        ((JiraIssue) issue).store();
        return getIssueObject(issue.getId());
    }
}
