package io.oauthlinks.host.activeobjects;

import io.oauthlinks.host.container.CurrentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Refuses writes while a browser session's GET is answered: a link on any page could cause them. Servlets that their descriptor
 * declares to be protocol endpoints may write, because something else than the session guards them. Neither may write while a form
 * without a valid XSRF token is answered.
 */
public final class StateGuard {

    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WRITING_STATEMENTS = Set.of("INSERT", "UPDATE", "DELETE");

    private final BooleanSupplier bySession;

    /** @param bySession whether a session cookie, and nothing else, tells who sent the thread's request */
    public StateGuard(BooleanSupplier bySession) {
        this.bySession = bySession;
    }

    /** @throws IllegalStateException for a write that must not happen now */
    void check(String sql) {
        if (WRITING_STATEMENTS.contains(firstWord(sql))) {
            CurrentRequest.get().filter(this::mustNotWrite).ifPresent(request -> {
                throw new IllegalStateException("State-changing request refused: " + firstWord(sql) + " through Active Objects during "
                        + request.getMethod() + " " + request.getRequestURI() + " of a session; use POST with an XSRF token");
            });
        }
    }

    private boolean mustNotWrite(HttpServletRequest request) {
        boolean unguardedReading = READING_METHODS.contains(request.getMethod()) && request.getAttribute(CurrentRequest.PROTOCOL_ENDPOINT) == null;
        return (unguardedReading || request.getAttribute(CurrentRequest.UNPROVEN) != null) && bySession.getAsBoolean();
    }

    private static String firstWord(String sql) {
        String statement = sql.strip();
        int end = 0;
        while (end < statement.length() && Character.isLetter(statement.charAt(end))) {
            end++;
        }
        return statement.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
