package com.atlassian.activeobjects.external;

/** The database could not estimate the rows of a table. */
public class FailedFastCountException extends Exception {

    private static final long serialVersionUID = 1L;

    public FailedFastCountException(Throwable cause) {
        super(cause);
    }
}
