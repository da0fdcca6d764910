package com.atlassian.servicedesk.api;

/** The user may not. */
public class ForbiddenException extends ServiceDeskServiceException {

    private static final long serialVersionUID = 1L;

    public ForbiddenException(ExceptionMessage message) {
        super(message);
    }

    public ForbiddenException(ExceptionMessage message, Throwable cause) {
        super(message, cause);
    }
}
