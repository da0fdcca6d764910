package com.atlassian.jira.web.util;

/** A file could not be added to an issue. */
public class AttachmentException extends Exception {

    private static final long serialVersionUID = 1L;

    public AttachmentException(String message) {
        super(message);
    }
}
