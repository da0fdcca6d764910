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
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith(CONSTRAINT) || sql.getSQLState().startsWith(ROLLED_BACK))) {
                return true;
            }
        }
        return false;
    }
}
