package com.atlassian.servicedesk.api;

/** What was given does not fit, such as a field without a value. */
public class BadRequestException extends ServiceDeskServiceException {

    private static final long serialVersionUID = 1L;

    public BadRequestException(ExceptionMessage message) {
        super(message);
    }

    public BadRequestException(ExceptionMessage message, Throwable cause) {
        super(message, cause);
    }
}
