package com.atlassian.servicedesk.api;

/** Nobody is signed in who could be asked for a permission. */
public class AuthorizationException extends ServiceDeskServiceException {

    private static final long serialVersionUID = 1L;

    public AuthorizationException(ExceptionMessage message) {
        super(message);
    }

    public AuthorizationException(ExceptionMessage message, Throwable cause) {
        super(message, cause);
    }
}
