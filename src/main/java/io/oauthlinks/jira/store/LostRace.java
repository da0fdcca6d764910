package io.oauthlinks.jira.store;

import java.sql.SQLException;

/**
 * Tells whether a failure came from what another transaction did meanwhile: a broken constraint, unique or foreign key, or a deadlock. Databases
 * agree on the class of the SQL state and on no more.
 */
final class LostRace {

    private static final String CONSTRAINT = "23";
    private static final String ROLLED_BACK = "40";

    private LostRace() {
    }

    static boolean isCauseOf(Throwable failure) {
        return isOfClass(CONSTRAINT, failure) || isDeadlock(failure);
    }

    /** The transaction was ended by the database, and would pass if it were done again. */
    static boolean isDeadlock(Throwable failure) {
        return isOfClass(ROLLED_BACK, failure);
    }

    private static boolean isOfClass(String sqlStateClass, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith(sqlStateClass)) {
                return true;
            }
        }
        return false;
    }
}
