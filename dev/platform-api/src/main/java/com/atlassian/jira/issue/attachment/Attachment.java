package com.atlassian.jira.issue.attachment;

import com.atlassian.jira.user.ApplicationUser;
import java.sql.Timestamp;

/** A file of an issue. */
public abstract class Attachment {

    public abstract Long getId();

    public abstract String getFilename();

    public abstract String getMimetype();

    /** Bytes. */
    public abstract Long getFilesize();

    public abstract String getAuthorKey();

    public abstract ApplicationUser getAuthorObject();

    public abstract Timestamp getCreated();
}
