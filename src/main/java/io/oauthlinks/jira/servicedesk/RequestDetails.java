package io.oauthlinks.jira.servicedesk;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.event.type.EventDispatchOption;
import com.atlassian.jira.issue.IssueManager;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.issue.label.LabelManager;
import com.atlassian.jira.issue.priority.Priority;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.mailchannel.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Priority, labels and components of a request. The Service Desk API takes only what is on the form of the request type, where these seldom are, and a
 * customer may not edit; so they are set afterwards, as Jira's own automation does it. What is gone since the channel was saved is left out.
 */
public final class RequestDetails {

    private final IssueManager issues;
    private final Function<String, Optional<Priority>> priorities;
    private final LabelManager labels;

    /** @param priorities by their id */
    public RequestDetails(IssueManager issues, Function<String, Optional<Priority>> priorities, LabelManager labels) {
        this.issues = issues;
        this.priorities = priorities;
        this.labels = labels;
    }

    static boolean areWanted(Target target) {
        return !target.priorityId().isEmpty() || !target.labels().isEmpty() || !target.componentIds().isEmpty();
    }

    void set(long issueId, ApplicationUser reporter, Target target) {
        MutableIssue issue = issues.getIssueObject(issueId);
        Optional<Priority> priority = target.priorityId().isEmpty() ? Optional.empty() : priorities.apply(target.priorityId());
        List<ProjectComponent> components = issue.getProjectObject().getComponents().stream()
                .filter(component -> target.componentIds().contains(component.getId())).toList();
        priority.ifPresent(issue::setPriority);
        if (!components.isEmpty()) {
            issue.setComponent(components);
        }
        if (priority.isPresent() || !components.isEmpty()) {
            issues.updateIssue(reporter, issue, EventDispatchOption.ISSUE_UPDATED, false);
        }
        target.labels().forEach(label -> labels.addLabel(reporter, issueId, label, false));
    }
}
