package com.atlassian.servicedesk.api;

/** There is no such thing, or the user does not see it. */
public class NoSuchEntityException extends ServiceDeskServiceException {

    private static final long serialVersionUID = 1L;

    public NoSuchEntityException(ExceptionMessage message) {
        super(message);
    }

    public NoSuchEntityException(ExceptionMessage message, Throwable cause) {
        super(message, cause);
    }
}
