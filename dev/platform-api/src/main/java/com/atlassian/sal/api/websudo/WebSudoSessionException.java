package com.atlassian.sal.api.websudo;

/** A request needs a secure administrator session that it does not have. */
public class WebSudoSessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WebSudoSessionException() {
    }

    public WebSudoSessionException(String message) {
        super(message);
    }

    public WebSudoSessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
