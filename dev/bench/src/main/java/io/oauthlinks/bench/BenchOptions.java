package io.oauthlinks.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The command line.
 *
 * @param only        what to measure: {@code ours}, {@code million}, {@code spring}, {@code keycloak}, {@code bearer}, {@code revocation}
 * @param seconds     length of one measured run
 * @param warmUp      seconds before the first measured run of each kind
 * @param runs        measured runs, back to back; the median counts
 * @param connections that the load generator keeps open
 * @param grants      connections of users (grants) whose refresh tokens take turns
 * @param profile     writes a flight recording of each server to {@code dev/bench/target}
 * @param write       writes the figures into {@code docs/performance.md}
 */
record BenchOptions(Set<String> only, int seconds, int warmUp, int runs, int connections, int grants, boolean profile, boolean write) {

    static final List<String> PARTS = List.of("ours", "million", "spring", "keycloak", "bearer", "revocation");

    /** @throws IllegalArgumentException for an option that there is not */
    static BenchOptions parse(String... arguments) {
        BenchOptions options = new BenchOptions(new TreeSet<>(PARTS), 60, 30, 3, 16, 10_000, false, false);
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--profile") || name.equals("--write")) {
                options = options.with(name, "");
            } else if (i + 1 < arguments.length) {
                options = options.with(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException("Unknown option or missing value: " + name);
            }
        }
        return options;
    }

    private BenchOptions with(String name, String value) {
        return switch (name) {
            case "--only" -> new BenchOptions(parts(value), seconds, warmUp, runs, connections, grants, profile, write);
            case "--seconds" -> new BenchOptions(only, number(value), warmUp, runs, connections, grants, profile, write);
            case "--warm-up" -> new BenchOptions(only, seconds, number(value), runs, connections, grants, profile, write);
            case "--runs" -> new BenchOptions(only, seconds, warmUp, number(value), connections, grants, profile, write);
            case "--connections" -> new BenchOptions(only, seconds, warmUp, runs, number(value), grants, profile, write);
            case "--grants" -> new BenchOptions(only, seconds, warmUp, runs, connections, number(value), profile, write);
            case "--profile" -> new BenchOptions(only, seconds, warmUp, runs, connections, grants, true, write);
            case "--write" -> new BenchOptions(only, seconds, warmUp, runs, connections, grants, profile, true);
            default -> throw new IllegalArgumentException("Unknown option: " + name);
        };
    }

    private static Set<String> parts(String value) {
        Set<String> parts = new TreeSet<>(Arrays.asList(value.split(",")));
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("--only takes some of " + String.join(",", PARTS));
        }
        return parts;
    }

    private static int number(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new IllegalArgumentException("At least 1: " + value);
        }
        return number;
    }
}
