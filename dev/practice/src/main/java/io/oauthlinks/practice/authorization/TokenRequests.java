package io.oauthlinks.practice.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** The last requests to the token endpoint, without the values of secrets. */
public final class TokenRequests {

    private static final int KEPT = 200;

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();

    public TokenRequests(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(HttpServletRequest request) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(clock.instant().toString(), request.getParameter("grant_type"), authentication(request),
                request.getParameter("scope"), List.copyOf(new TreeSet<>(request.getParameterMap().keySet()))));
    }

    /** Oldest first. */
    public synchronized List<Entry> list() {
        return List.copyOf(entries);
    }

    public synchronized void reset() {
        entries.clear();
    }

    private static String authentication(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean basic = header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
        boolean body = request.getParameter("client_secret") != null;
        return basic ? body ? "both" : "basic" : body ? "body" : "none";
    }

    /**
     * A request.
     *
     * @param at             when, ISO 8601
     * @param grantType      as sent, or null
     * @param authentication how the client authenticated: basic, body, both or none
     * @param scope          as sent, or null
     * @param parameters     names of all parameters, sorted
     */
    public record Entry(String at, String grantType, String authentication, String scope, List<String> parameters) {
    }
}
