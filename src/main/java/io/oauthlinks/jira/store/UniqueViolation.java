package io.oauthlinks.jira.store;

import java.sql.SQLException;
import java.util.Set;

/** Tells whether a failure came from a unique column, by the SQL state that the database gave. */
final class UniqueViolation {

    /** 23505 is the unique violation of PostgreSQL, H2 and the standard; MySQL, Oracle and SQL Server say 23000 for all of class 23. */
    private static final Set<String> STATES = Set.of("23505", "23000");

    private UniqueViolation() {
    }

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
