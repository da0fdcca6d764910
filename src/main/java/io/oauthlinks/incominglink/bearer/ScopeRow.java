package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.JiraScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the scope table.
 *
 * @param path  segments in lower case, below the path of the section
 * @param scope empty when no scope permits it
 */
record ScopeRow(Set<String> methods, List<String> path, Optional<JiraScope> scope) {

    static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String REST = "**";

    /** @throws IllegalArgumentException for a row that says nothing we know */
    static ScopeRow parse(String line) {
        String[] columns = line.trim().split("\\s+");
        if (columns.length != 3 || !columns[1].startsWith("/")) {
            throw new IllegalArgumentException("Not a row of methods, path and scope: " + line);
        }
        return new ScopeRow(methods(columns[0]), List.of(columns[1].substring(1).toLowerCase(Locale.ROOT).split("/")),
                columns[2].equals("NONE") ? Optional.empty() : Optional.of(JiraScope.valueOf(columns[2])));
    }

    private static Set<String> methods(String word) {
        return switch (word) {
            case "read" -> READING;
            case "change" -> CHANGING;
            case "any" -> Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
            default -> {
                if (!CHANGING.contains(word) && !READING.contains(word)) {
                    throw new IllegalArgumentException("Unknown methods: " + word);
                }
                yield Set.of(word);
            }
        };
    }

    /** Whether its first segment is spelled out, so that it fits no other. */
    boolean beginsWithWord() {
        return path.get(0).indexOf('*') < 0;
    }

    /** @param segments of a request, from {@code start} on those below the path of the section */
    boolean fits(String method, List<String> segments, int start) {
        if (!methods.contains(method)) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).equals(REST)) {
                return true;
            }
            if (start + i >= segments.size() || !fits(path.get(i), segments.get(start + i))) {
                return false;
            }
        }
        return start + path.size() == segments.size();
    }

    private static boolean fits(String pattern, String segment) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(segment);
        }
        String end = pattern.substring(star + 1);
        return segment.length() >= pattern.length() - 1 && segment.startsWith(pattern.substring(0, star)) && segment.endsWith(end);
    }

    /** Paths of an app that the administrator added: everything below, safe methods with READ and others with WRITE. */
    static List<ScopeRow> ofApp(List<String> prefix) {
        List<String> path = java.util.stream.Stream.concat(prefix.stream(), java.util.stream.Stream.of(REST)).toList();
        return Arrays.asList(new ScopeRow(READING, path, Optional.of(JiraScope.READ)), new ScopeRow(CHANGING, path, Optional.of(JiraScope.WRITE)));
    }
}
