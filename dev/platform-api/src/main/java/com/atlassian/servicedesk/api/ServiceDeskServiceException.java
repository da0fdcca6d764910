package com.atlassian.servicedesk.api;

/** Why a service said no, in words for the user. */
public abstract class ServiceDeskServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient ExceptionMessage message;

    public ServiceDeskServiceException(ExceptionMessage message) {
        this.message = message;
    }

    public ServiceDeskServiceException(ExceptionMessage message, Throwable cause) {
        super(cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message.text();
    }

    public String getMessageKey() {
        return message.key();
    }
}
