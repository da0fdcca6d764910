package io.oauthlinks.incominglink;

import io.oauthlinks.oauth2.Scopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a client may do as the user, in the words of Jira's own incoming links; each scope includes those before it. */
public enum JiraScope {
    READ, WRITE, ADMIN, SYSTEM_ADMIN;

    /** What a request that names no scope asks for (RFC 6749 section 3.3): the least that there is. */
    public static final Set<JiraScope> DEFAULT = Set.of(READ);

    /** Each token request and each call reads and writes scopes: all sets there are, by their bits and by their texts. */
    private static final String[] TEXTS = new String[1 << values().length];
    private static final Map<String, Set<JiraScope>> SETS = new HashMap<>();

    static {
        for (int bits = 0; bits < TEXTS.length; bits++) {
            int chosen = bits;
            List<JiraScope> scopes = Arrays.stream(values()).filter(scope -> (chosen & 1 << scope.ordinal()) != 0).toList();
            TEXTS[bits] = String.join(" ", scopes.stream().map(JiraScope::name).toList());
            SETS.put(TEXTS[bits], Set.copyOf(scopes));
        }
    }

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
        return greatest(wanted) <= greatest(held);
    }

    /** Enough for a comparison, because each scope includes those before it. */
    private static int greatest(Collection<JiraScope> scopes) {
        int greatest = -1;
        for (JiraScope scope : scopes) {
            greatest = Math.max(greatest, scope.ordinal());
        }
        return greatest;
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
        int bits = 0;
        for (JiraScope scope : scopes) {
            bits |= 1 << scope.ordinal();
        }
        return TEXTS[bits];
    }

    /**
     * Reads the {@code scope} parameter; duplicates collapse.
     *
     * @throws IllegalArgumentException for a name that is none of these
     */
    public static Set<JiraScope> parse(String text) {
        Set<JiraScope> known = SETS.get(text);
        return known != null ? known : parseAny(text);
    }

    private static Set<JiraScope> parseAny(String text) {
        EnumSet<JiraScope> scopes = EnumSet.noneOf(JiraScope.class);
        Scopes.parse(text).values().forEach(name -> scopes.add(valueOf(name)));
        return Set.copyOf(scopes);
    }
}
