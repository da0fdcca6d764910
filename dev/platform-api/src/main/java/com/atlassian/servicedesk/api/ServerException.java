package com.atlassian.servicedesk.api;

/** Something failed. */
public class ServerException extends ServiceDeskServiceException {

    private static final long serialVersionUID = 1L;

    public ServerException(ExceptionMessage message) {
        super(message);
    }

    public ServerException(ExceptionMessage message, Throwable cause) {
        super(message, cause);
    }
}
