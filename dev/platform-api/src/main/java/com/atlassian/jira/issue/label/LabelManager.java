package com.atlassian.jira.issue.label;

import com.atlassian.jira.user.ApplicationUser;

/** Keeps the labels; asks no permission. */
public interface LabelManager {

    /** No matter if the issue has it. */
    Label addLabel(ApplicationUser remoteUser, Long issueId, String label, boolean sendNotification);
}
