package com.atlassian.jira.issue;

import com.atlassian.jira.issue.attachment.Attachment;
import com.atlassian.jira.project.Project;
import com.atlassian.jira.user.ApplicationUser;
import java.sql.Timestamp;
import java.util.Collection;

/** An issue as it was when it was loaded. */
public interface Issue {

    Long getId();

    String getKey();

    Project getProjectObject();

    Long getProjectId();

    String getIssueTypeId();

    String getSummary();

    String getDescription();

    /** Null for an issue of nobody. */
    ApplicationUser getReporter();

    ApplicationUser getCreator();

    Timestamp getCreated();

    /** Those that it has now. */
    Collection<Attachment> getAttachments();

    boolean isArchived();
}
