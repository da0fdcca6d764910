package io.oauthlinks.host.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A servlet URL pattern: exact, {@code /folder/*} or {@code *.extension}. */
record UrlPattern(String pattern) {

    boolean matches(String path) {
        if (pattern.endsWith("/*")) {
            String folder = folder();
            return path.equals(folder) || path.startsWith(folder + "/");
        }
        return pattern.startsWith("*.") ? path.endsWith(pattern.substring(1)) : path.equals(pattern);
    }

    /** The part of a path that belongs to the servlet; what follows is its path info. */
    String servletPath(String path) {
        return pattern.endsWith("/*") ? folder() : path;
    }

    private String folder() {
        return pattern.substring(0, pattern.length() - 2);
    }

    /** The pattern that a servlet container picks. */
    static Optional<UrlPattern> best(List<String> patterns, String path) {
        return patterns.stream().map(UrlPattern::new).filter(p -> p.matches(path)).max(order(path));
    }

    /** Puts the pattern last that fits a path best: an exact one, then the longest. */
    static Comparator<UrlPattern> order(String path) {
        return Comparator.comparing((UrlPattern p) -> p.pattern.equals(path)).thenComparing(p -> p.pattern.length());
    }
}
