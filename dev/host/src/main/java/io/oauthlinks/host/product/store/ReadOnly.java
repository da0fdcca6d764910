package io.oauthlinks.host.product.store;

/** Jira is in read-only mode, and nothing was changed. */
public final class ReadOnly extends RuntimeException {

    /** What people read. */
    public static final String MESSAGE = "Jira is in read-only mode. Nothing can be changed at the moment.";

    private static final long serialVersionUID = 1;

    ReadOnly() {
        super(MESSAGE);
    }
}
