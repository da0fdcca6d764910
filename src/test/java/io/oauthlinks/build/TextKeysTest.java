package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.AuditAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every text that code, templates and the descriptor ask for exists, and every text that exists is asked for. */
class TextKeysTest {

    private static final String PREFIX = "oauth-links.";
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /** In templates and XML a key may stand within a quoted attribute, where quotes do not pair. */
    private static final Pattern KEY = Pattern.compile("\"(oauth-links\\.[^\"]*)\"");
    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) =\\s*\"(oauth-links[^\"]*)\"");
    private static final Pattern COMPOSED = Pattern.compile("\\b(?:\\w+\\.)?([A-Z][A-Z_]+)\\s*\\+\\s*\"([A-Za-z0-9.-]+)\"(\\s*\\+)?");
    private static final Pattern PROBLEM = Pattern.compile(
            "(?:Problem\\.named|refusal|problem)\\((?:(?:\\w+\\.)?([A-Z_]+)|\"(oauth-links[^\"]*)\"),\\s*\"([a-z0-9-]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{3}\\b");
    private static final Pattern ENUM_CONSTANT = Pattern.compile("\\b([A-Z][A-Z0-9_]+)\\b");
    /** Switched on by system properties, not texts. */
    private static final Set<String> NO_TEXTS = Set.of("oauth-links.allowed-private-addresses", "oauth-links.development-override",
            "oauth-links.authorization");

    private static final TreeMap<String, String> TEXTS = new TreeMap<>();
    private static final List<String> SOURCES = read("src/main/java", ".java");
    private static final List<String> TEMPLATES = read("src/main/resources/templates", ".vm");
    private static final String DESCRIPTOR = text(Path.of("atlassian-plugin.xml"));

    @BeforeAll
    static void readTexts() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/main/resources/i18n/oauth-links.properties"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] pair = line.split("=", 2);
                assertThat(TEXTS.put(pair[0].strip(), pair[1])).as("duplicate " + pair[0]).isNull();
            }
        }
    }

    @Test
    void keysHaveOnePrefixAndPlainNames() {
        assertThat(TEXTS).hasSizeGreaterThan(300);
        assertThat(TEXTS.keySet()).allMatch(key -> key.matches("oauth-links(\\.[A-Za-z0-9-]+)+"));
        assertThat(TEXTS.values()).allMatch(value -> !value.isBlank());
    }

    @Test
    void everyTextIsAMessageFormat() {
        TEXTS.forEach((key, value) -> {
            assertThat(new MessageFormat(value, Locale.ENGLISH).format(new Object[] {"a", "b", "c", "d", "e"})).as(key).doesNotContain("{");
            assertThat(value.replace("''", "")).as(key + ": ' is written ''").doesNotContain("'");
        });
    }

    @Test
    void everyKeyThatIsAskedForExists() {
        Set<String> asked = new TreeSet<>();
        keys(DESCRIPTOR).forEach(asked::add);
        TEMPLATES.forEach(template -> keys(template).forEach(asked::add));
        SOURCES.forEach(source -> literals(source).forEach(asked::add));
        asked.removeIf(literal -> !literal.startsWith(PREFIX) || literal.contains("$") || NO_TEXTS.contains(literal));
        assertThat(asked).hasSizeGreaterThan(100).allMatch(TextKeysTest::isKeyOrItsBeginning);
    }

    @Test
    void everyComposedKeyExists() {
        Set<String> missing = new TreeSet<>();
        int checked = 0;
        for (String source : SOURCES) {
            TreeMap<String, String> constants = new TreeMap<>();
            CONSTANT.matcher(source).results().forEach(found -> constants.put(found.group(1), found.group(2)));
            Matcher composed = COMPOSED.matcher(source);
            while (composed.find()) {
                String base = constants.get(composed.group(1));
                if (base != null) {
                    checked++;
                    String key = base + composed.group(2);
                    boolean begins = composed.group(3) != null && TEXTS.ceilingKey(key) != null && TEXTS.ceilingKey(key).startsWith(key);
                    if (!begins && !isKeyOrItsBeginning(key)) {
                        missing.add(key);
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyNamedProblemHasCauseAndRemedy() {
        TreeMap<String, String> prefixes = new TreeMap<>();
        Set<String> missing = new TreeSet<>();
        int checked = 0;
        for (String source : SOURCES) {
            prefixes.clear();
            CONSTANT.matcher(source).results().forEach(found -> prefixes.put(found.group(1), found.group(2)));
            Matcher problem = PROBLEM.matcher(source);
            while (problem.find()) {
                String prefix = problem.group(2) != null ? problem.group(2) : prefixes.get(problem.group(1));
                if (prefix != null) {
                    checked++;
                    Stream.of("cause", "remedy").map(part -> prefix + "." + problem.group(3) + "." + part)
                            .filter(key -> !TEXTS.containsKey(key)).forEach(missing::add);
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(5);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyActionHasAName() {
        assertThat(Arrays.stream(AuditAction.values()).map(action -> "oauth-links.audit.action." + action.id())).allMatch(TEXTS::containsKey);
    }

    @Test
    void everyTextIsUsed() {
        Set<String> literals = new HashSet<>();
        Set<String> words = new HashSet<>(List.of("cause", "remedy", "title", "text", "one", "other"));
        Stream.concat(TEMPLATES.stream(), Stream.of(DESCRIPTOR)).flatMap(TextKeysTest::keys).forEach(literals::add);
        Stream.concat(SOURCES.stream(), TEMPLATES.stream()).forEach(file -> {
            NUMBER.matcher(file).results().forEach(found -> words.add(found.group()));
            literals(file).forEach(literal -> {
                literals.add(literal.replaceFirst("\\.$", ""));
                words.addAll(List.of(literal.split("[.$\\s{}]+")));
            });
            ENUM_CONSTANT.matcher(file).results().map(found -> found.group(1).toLowerCase(Locale.ROOT))
                    .forEach(word -> words.addAll(List.of(word, word.replace('_', '-'), word.replace("_", ""))));
        });
        assertThat(isUsed("oauth-links.rest.error.nobody-asks", literals, words)).as("a text that nothing asks for is seen").isFalse();
        List<String> unused = TEXTS.keySet().stream().filter(key -> !isUsed(key, literals, words)).toList();
        assertThat(unused).as("texts that nothing asks for").isEmpty();
    }

    /** Named as a whole, or composed: a beginning that is named, and an end of words that are. */
    private static boolean isUsed(String key, Set<String> literals, Set<String> words) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            String end = key.substring(dot + 1);
            if (literals.contains(key.substring(0, dot)) && Stream.of(end.split("\\.")).allMatch(word -> isSpoken(word, words))) {
                return true;
            }
        }
        return false;
    }

    /** A word of the code, or two put together, such as "one-" and "day". */
    private static boolean isSpoken(String word, Set<String> words) {
        return words.contains(word) || IntStream.range(1, word.length())
                .anyMatch(i -> words.contains(word.substring(0, i)) && words.contains(word.substring(i)));
    }

    private static boolean isKeyOrItsBeginning(String key) {
        String beginning = key.endsWith(".") ? key : key + ".";
        String next = TEXTS.ceilingKey(beginning);
        return TEXTS.containsKey(key) || next != null && next.startsWith(beginning);
    }

    private static Stream<String> keys(String source) {
        return KEY.matcher(source).results().map(found -> found.group(1));
    }

    private static Stream<String> literals(String source) {
        return LITERAL.matcher(source).results().map(found -> found.group(1)).filter(literal -> !literal.isEmpty());
    }

    private static List<String> read(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).map(TextKeysTest::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
