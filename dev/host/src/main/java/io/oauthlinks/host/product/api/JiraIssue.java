package io.oauthlinks.host.product.api;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.issue.attachment.Attachment;
import com.atlassian.jira.issue.priority.Priority;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.host.product.project.Component;
import io.oauthlinks.host.product.project.Issue;
import io.oauthlinks.host.product.project.Tracker;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** An issue as Jira shows one to apps: as it was when it was loaded, but for its attachments and what was set. One that is to be created has neither id nor key. */
final class JiraIssue implements MutableIssue {

    private final Tracker tracker;
    private Issue issue;
    /** Null while nobody has set others. */
    private List<Component> components;

    JiraIssue(Issue issue, Tracker tracker) {
        this.issue = issue;
        this.tracker = tracker;
    }

    /** Writes what was set. */
    void store() {
        tracker.issues().update(issue);
        if (components != null) {
            tracker.issues().setComponents(issue, components);
        }
    }

    @Override
    public void setPriority(Priority priority) {
        Issue.Priority found = Arrays.stream(Issue.Priority.values()).filter(each -> String.valueOf(each.id()).equals(priority.getId())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no priority " + priority.getId()));
        issue = new Issue(issue.id(), issue.project(), issue.number(), issue.type(), issue.summary(), issue.description(), issue.status(), found,
                issue.reporter(), issue.assignee(), issue.created(), issue.updated());
    }

    @Override
    public void setComponent(Collection<ProjectComponent> chosen) {
        components = tracker.projects().components(issue.project()).stream()
                .filter(each -> chosen.stream().anyMatch(component -> component.getId() == each.id())).toList();
    }

    @Override
    public Long getId() {
        return isCreated() ? issue.id() : null;
    }

    private boolean isCreated() {
        return issue.id() > 0;
    }

    @Override
    public String getKey() {
        return isCreated() ? issue.key() : null;
    }

    @Override
    public Project getProjectObject() {
        return new JiraProject(issue.project(), tracker.projects());
    }

    @Override
    public Long getProjectId() {
        return issue.project().id();
    }

    @Override
    public String getIssueTypeId() {
        return String.valueOf(issue.type().id());
    }

    @Override
    public String getSummary() {
        return issue.summary();
    }

    /** Null for an empty one, as many databases keep it. */
    @Override
    public String getDescription() {
        return issue.description().isEmpty() ? null : issue.description();
    }

    @Override
    public ApplicationUser getReporter() {
        return new Person(issue.reporter());
    }

    @Override
    public ApplicationUser getCreator() {
        return getReporter();
    }

    @Override
    public Timestamp getCreated() {
        return isCreated() ? Timestamp.from(issue.created()) : null;
    }

    @Override
    public Collection<Attachment> getAttachments() {
        return isCreated() ? tracker.attachments().of(issue).stream().map(each -> (Attachment) new JiraAttachment(each)).toList() : List.of();
    }

    @Override
    public boolean isArchived() {
        return issue.project().archived();
    }
}
