package io.oauthlinks.jira.issue;

import com.atlassian.jira.bc.project.component.ProjectComponent;
import com.atlassian.jira.entity.property.EntityProperty;
import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.issue.MutableIssue;
import com.atlassian.jira.issue.attachment.Attachment;
import com.atlassian.jira.issue.comments.Comment;
import com.atlassian.jira.issue.issuetype.IssueType;
import com.atlassian.jira.issue.priority.Priority;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.project.type.ProjectTypeKey;
import com.atlassian.jira.user.ApplicationUser;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** What {@link InMemoryJira} keeps. */
final class JiraRows {

    private JiraRows() {
    }

    record User(String getKey, String getName, String getEmailAddress, boolean isActive) implements ApplicationUser {

        @Override
        public String getUsername() {
            return getName;
        }

        @Override
        public String getDisplayName() {
            return getName.toUpperCase(java.util.Locale.ROOT);
        }

        @Override
        public long getDirectoryId() {
            return 1;
        }
    }

    record Type(String getId, String getName, boolean isSubTask) implements IssueType {

        @Override
        public String getNameTranslation() {
            return getName;
        }
    }

    record Rank(String getId, String getName) implements Priority {

        @Override
        public String getNameTranslation() {
            return getName;
        }
    }

    record Part(Long getId, String getName) implements ProjectComponent { }

    record Value(String entity, Long getEntityId, String getKey, String getValue) implements EntityProperty { }

    record Space(Long getId, String getKey, ProjectTypeKey getProjectTypeKey, boolean isArchived) implements Project {

        @Override
        public String getName() {
            return "Project " + getKey;
        }

        @Override
        public Collection<ProjectComponent> getComponents() {
            return List.of(new Part(70L, "Shop"));
        }

        @Override
        public Collection<IssueType> getIssueTypes() {
            return List.of(new Type("10001", "Task", false), new Type("10002", "Sub-task", true));
        }
    }

    /** @param fields by id, as the form sent them */
    record Ticket(Long getId, String getKey, Project getProjectObject, ApplicationUser getReporter, Timestamp getCreated,
                  Map<String, String[]> fields, List<Attachment> files, boolean isArchived) implements MutableIssue {

        String field(String id) {
            return String.join(",", fields.getOrDefault(id, new String[0]));
        }

        @Override
        public Long getProjectId() {
            return getProjectObject.getId();
        }

        @Override
        public String getIssueTypeId() {
            return field("issuetype");
        }

        @Override
        public String getSummary() {
            return field("summary");
        }

        @Override
        public String getDescription() {
            return field("description");
        }

        @Override
        public ApplicationUser getCreator() {
            return getReporter;
        }

        @Override
        public Collection<Attachment> getAttachments() {
            return new ArrayList<>(files);
        }

        @Override
        public void setPriority(Priority priority) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setComponent(Collection<ProjectComponent> components) {
            throw new UnsupportedOperationException();
        }
    }

    record Note(Long getId, Issue getIssue, ApplicationUser getAuthorApplicationUser, String getBody, Date getCreated) implements Comment { }

    /** A file of an issue, with its bytes. */
    static final class Sheet extends Attachment {

        private final String name;
        private final String type;
        private final byte[] bytes;
        private final ApplicationUser author;

        Sheet(String name, String type, byte[] bytes, ApplicationUser author) {
            this.name = name;
            this.type = type;
            this.bytes = bytes.clone();
            this.author = author;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public Long getId() {
            return 1L;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getMimetype() {
            return type;
        }

        @Override
        public Long getFilesize() {
            return (long) bytes.length;
        }

        @Override
        public String getAuthorKey() {
            return author.getKey();
        }

        @Override
        public ApplicationUser getAuthorObject() {
            return author;
        }

        @Override
        public Timestamp getCreated() {
            return new Timestamp(0);
        }
    }
}
