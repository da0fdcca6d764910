package io.oauthlinks.jira.store;

import java.sql.SQLException;

/** Tells whether a failure came from a constraint, unique or foreign key: databases agree on the class of the SQL state and on no more. */
final class BrokenConstraint {

    /** SQL state class "integrity constraint violation". */
    private static final String CLASS = "23";

    private BrokenConstraint() {
    }

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(CLASS)) {
                return true;
            }
        }
        return false;
    }
}
