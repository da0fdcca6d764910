package io.oauthlinks.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue of causes, {@code causes.txt}: every named problem of outgoing links and mail servers (ADR 20). */
public final class Causes {

    private static final String TEXTS = "oauth-links.";
    private static final Map<String, Cause> ALL = parse(read());

    private Causes() {
    }

    /** All of them, in the order of the file. */
    public static List<Cause> all() {
        return List.copyOf(ALL.values());
    }

    /** Where the cause lies most often; empty for a problem of incoming links, which are not in the catalogue. */
    public static Optional<Side> sideOf(Problem problem) {
        return Optional.ofNullable(ALL.get(problem.cause().key().replaceFirst("\\.cause$", ""))).map(Cause::side);
    }

    /** @throws IllegalArgumentException when a line cannot be read or a key is there twice */
    static Map<String, Cause> parse(String text) {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).filter(each -> !each.isEmpty() && !each.startsWith("#")).toList()) {
            String[] columns = line.split("\\s*\\|\\s*", -1);
            if (columns.length != 4) {
                throw new IllegalArgumentException("Not four columns: " + line);
            }
            Cause cause = new Cause(TEXTS + columns[0], Side.of(columns[1]), Arrays.asList(columns[2].split(",\\s*")), columns[3]);
            if (causes.put(cause.key(), cause) != null) {
                throw new IllegalArgumentException("Twice: " + columns[0]);
            }
        }
        return causes;
    }

    private static String read() {
        try (InputStream file = Causes.class.getResourceAsStream("causes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
