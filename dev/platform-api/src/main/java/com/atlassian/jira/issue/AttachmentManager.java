package com.atlassian.jira.issue;

import com.atlassian.jira.issue.attachment.CreateAttachmentParamsBean;
import com.atlassian.jira.issue.history.ChangeItemBean;
import com.atlassian.jira.web.util.AttachmentException;

/** Adds files to issues; asks no permission and knows no limit. */
public interface AttachmentManager {

    /** Moves the file unless told to copy it. */
    ChangeItemBean createAttachment(CreateAttachmentParamsBean createAttachmentParamsBean) throws AttachmentException;
}
