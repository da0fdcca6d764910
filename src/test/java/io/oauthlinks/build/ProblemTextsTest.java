package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever an endpoint refuses can stand among the recent problems of a link, where the administrator reads cause and remedy. */
class ProblemTextsTest {

    private static final String PREFIX = "oauth-links.incoming-link.problem.";
    private static final String REASON = "\"([a-z]+(?:-[a-z]+)*)\"";
    private static final Pattern MADE = Pattern.compile("new ProtocolError\\(\\s*[^,()]+,\\s*(?:" + REASON + "|([^,]+)),");
    private static final Pattern BEGINNING_OF_A_METHOD = Pattern.compile("\\b(?:ProtocolError|[A-Z]\\w*) (\\w+)\\([^;{]*\\{");
    /** Pages of the authorization endpoint for people, which are never recorded. */
    private static final Set<String> NOT_RECORDED = Set.of("failure", "strange-address", "wrong-method");

    private static final Map<Path, String> SOURCES = new TreeMap<>();
    private static final Properties TEXTS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> SOURCES.put(file, text(file)));
        }
        TEXTS.load(Files.newBufferedReader(Path.of("src/main/resources/i18n/oauth-links.properties")));
    }

    @Test
    void everyReasonInCodeHasCauseAndRemedy() {
        Set<String> reasons = new TreeSet<>(reasons(SOURCES.values()));
        reasons.removeAll(NOT_RECORDED);
        assertThat(reasons).as("reasons in code").hasSizeGreaterThan(50).contains("redirect-uri-not-registered", "client-unknown", "code-mistyped",
                "refresh-token-of-another-client");
        List<String> missing = reasons.stream().flatMap(reason -> Stream.of(PREFIX + reason + ".cause", PREFIX + reason + ".remedy"))
                .filter(key -> !TEXTS.containsKey(key)).toList();
        assertThat(missing).as("texts of reasons").isEmpty();
    }

    @Test
    void aReasonIsFoundHoweverItIsWritten() {
        assertThat(reasons(List.of("""
                throw new ProtocolError("invalid_grant", "one-more", "", "Words (and more), said.");
                ProtocolError gone(String reason) {
                    return new ProtocolError(CODE, reason, sent, "Words.");
                }
                Other other() { return gone("passed-on"); }
                """))).containsExactlyInAnyOrder("one-more", "passed-on");
    }

    /** Texts of a reason that no code names any more would stay for ever. */
    @Test
    void everyTextBelongsToAReason() {
        String code = String.join("\n", SOURCES.values());
        Set<String> unused = TEXTS.stringPropertyNames().stream().filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()).replaceFirst("\\.(cause|remedy)$", ""))
                .filter(reason -> !code.contains("\"" + reason + "\"")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    private static Set<String> reasons(Iterable<String> sources) {
        Set<String> reasons = new TreeSet<>();
        for (String source : sources) {
            Matcher made = MADE.matcher(source);
            int found = 0;
            while (made.find()) {
                found++;
                reasons.addAll(made.group(1) != null ? Set.of(made.group(1)) : passedOn(source, made.start()));
            }
            assertThat(found).as("all of them are read in\n" + source).isEqualTo(source.split("new ProtocolError\\(", -1).length - 1);
        }
        return reasons;
    }

    /** The reason is a parameter of the method that makes the error: what it is called with. */
    private static Set<String> passedOn(String source, int place) {
        String method = BEGINNING_OF_A_METHOD.matcher(source.substring(0, place)).results().reduce((first, second) -> second).orElseThrow().group(1);
        Set<String> reasons = Pattern.compile("\\b" + method + "\\(\\s*" + REASON).matcher(source).results().map(call -> call.group(1))
                .collect(Collectors.toSet());
        assertThat(reasons).as("literal reasons with which " + method + " is called").isNotEmpty();
        return reasons;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
