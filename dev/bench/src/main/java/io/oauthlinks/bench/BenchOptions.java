package io.oauthlinks.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The command line of {@code dev/bench/run}, whose help tells what the options mean. */
final class BenchOptions {

    /** Grants a second of these servers, in the order of the report. */
    static final List<String> RATES = List.of("ours", "million", "spring", "spring_memory", "keycloak");

    /** Parts that are named together as {@code mail}. */
    static final List<String> MAIL = List.of("mail_small", "mail_h2", "mail_large", "mail_idle", "mail_full");

    private static final List<String> PARTS = Stream.of(RATES, List.of("bearer", "revocation"), MAIL).flatMap(List::stream).toList();

    private static final Map<String, Integer> NUMBERS =
            Map.of("--seconds", 60, "--warm-up", 60, "--runs", 3, "--connections", 16, "--grants", 10_000, "--mails", 10_000);
    private static final Set<String> FLAGS = Set.of("--profile", "--merge", "--write");

    private final Map<String, Integer> numbers = new HashMap<>(NUMBERS);
    private final Set<String> flags = new TreeSet<>();
    private Set<String> only = new TreeSet<>(PARTS);

    private BenchOptions() {
    }

    /** @throws IllegalArgumentException for an option that there is not */
    static BenchOptions parse(String... arguments) {
        BenchOptions options = new BenchOptions();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (FLAGS.contains(name)) {
                options.flags.add(name);
            } else if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Unknown option or missing value: " + name);
            } else if (name.equals("--only")) {
                options.only = parts(arguments[++i]);
            } else if (NUMBERS.containsKey(name)) {
                options.numbers.put(name, number(arguments[++i]));
            } else {
                throw new IllegalArgumentException("Unknown option: " + name);
            }
        }
        return options;
    }

    private static Set<String> parts(String value) {
        Set<String> parts = new TreeSet<>(Arrays.asList(value.split(",")));
        if (parts.remove("mail")) {
            parts.addAll(MAIL);
        }
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("--only takes some of mail," + String.join(",", PARTS));
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

    boolean includes(String part) {
        return only.contains(part);
    }

    boolean includesMails() {
        return only.stream().anyMatch(MAIL::contains);
    }

    boolean includesTokens() {
        return !MAIL.containsAll(only);
    }

    int seconds() {
        return numbers.get("--seconds");
    }

    int warmUp() {
        return numbers.get("--warm-up");
    }

    int runs() {
        return numbers.get("--runs");
    }

    int connections() {
        return numbers.get("--connections");
    }

    int grants() {
        return numbers.get("--grants");
    }

    int mails() {
        return numbers.get("--mails");
    }

    boolean profile() {
        return flags.contains("--profile");
    }

    boolean merge() {
        return flags.contains("--merge");
    }

    boolean write() {
        return flags.contains("--write");
    }
}
