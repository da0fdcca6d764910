package io.oauthlinks.incominglink;

import io.oauthlinks.oauth2.Scopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a client may do as the user, in the words of Jira's own incoming links; each scope includes those before it. */
public enum JiraScope {
    READ, WRITE, ADMIN, SYSTEM_ADMIN;

    /** What a request that names no scope asks for (RFC 6749 section 3.3): the least that there is. */
    public static final Set<JiraScope> DEFAULT = Set.of(READ);

    public boolean includes(JiraScope other) {
        return ordinal() >= other.ordinal();
    }

    /** Whether consent and use of it want a confirmed password. */
    public boolean isAdministrative() {
        return includes(ADMIN);
    }

    public static Optional<JiraScope> named(String name) {
        return Arrays.stream(values()).filter(scope -> scope.name().equals(name)).findFirst();
    }

    /** Whether every one of {@code wanted} is included in one of {@code held}. */
    public static boolean covers(Collection<JiraScope> held, Collection<JiraScope> wanted) {
        return wanted.stream().allMatch(scope -> held.stream().anyMatch(one -> one.includes(scope)));
    }

    /**
     * As much of {@code held} as {@code allowed} includes. Something is always left, because the greatest of {@code allowed} is included in
     * whatever goes beyond it.
     */
    public static Set<JiraScope> limited(Set<JiraScope> held, Set<JiraScope> allowed) {
        if (covers(allowed, held)) {
            return held;
        }
        EnumSet<JiraScope> rest = EnumSet.copyOf(held);
        rest.removeIf(scope -> !covers(allowed, Set.of(scope)));
        rest.add(Collections.max(allowed));
        return Set.copyOf(rest);
    }

    /** With single blanks, the least first, as in the {@code scope} parameter. */
    public static String format(Collection<JiraScope> scopes) {
        return String.join(" ", scopes.stream().sorted().map(JiraScope::name).toList());
    }

    /**
     * Reads the {@code scope} parameter; duplicates collapse.
     *
     * @throws IllegalArgumentException for a name that is none of these
     */
    public static Set<JiraScope> parse(String text) {
        EnumSet<JiraScope> scopes = EnumSet.noneOf(JiraScope.class);
        Scopes.parse(text).values().forEach(name -> scopes.add(valueOf(name)));
        return Set.copyOf(scopes);
    }
}
