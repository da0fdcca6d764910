package io.oauthlinks.jira.store;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.function.Supplier;
import net.java.ao.ActiveObjectsException;

/**
 * Of transactions whose locks cross, the database ends one, which then is simply done again. MySQL locks the places of missing rows, too, and so
 * ends more of them than others do. Not within a transaction of the caller's, which would be ended as well.
 */
final class Deadlocks {

    private static final int MOST_ATTEMPTS = 20;

    private Deadlocks() {
    }

    /** @param work at most one transaction; may run several times, and what the failed ones wrote is undone */
    static <T> T retried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
                if (attempt == MOST_ATTEMPTS || !LostRace.isDeadlock(failure)) {
                    throw failure;
                }
            }
        }
    }
}
