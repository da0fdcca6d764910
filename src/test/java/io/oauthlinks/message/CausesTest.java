package io.oauthlinks.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** The catalogue, the code and the texts name the same problems. Those of incoming links are not in it: {@code ProblemTextsTest}. */
class CausesTest {

    private static final String REASON = "\"([a-z]+(?:-[a-z0-9]+)*)\"";
    /** What makes a problem of its last literal; every literal on such a line may be a reason. */
    private static final Pattern MADE = Pattern.compile("(?:\\b(?:because|butMind|problem|refusal|unavailable|unusable|unreadable|UnusableAnswer)\\("
            + "|\\bnamed\\((?:[A-Za-z.]+, )?|KNOWN\\.put\\(\"[^\"]+\", )" + REASON);
    private static final Pattern CHOSEN = Pattern.compile("[?:] " + REASON);
    private static final Pattern MAPPED = Pattern.compile("Map\\.entry\\(\"[^\"]+\", " + REASON + "\\)");
    private static final Set<String> STEPS_AND_PLACES = Set.of("dns", "tcp", "tls", "greeting", "capabilities", "token", "login", "folder",
            "messages", "test", "authorization", "account", "form", "channel");
    private static final Pattern TEST_CLASSES = Pattern.compile(".*\\((\\w+(?:, \\w+)*)\\)");

    private static final Properties TEXTS = new Properties();
    private static final List<String> SOURCES = sources(Path.of("src/main/java/io/oauthlinks"));

    @BeforeAll
    static void readTexts() throws IOException {
        TEXTS.load(Files.newBufferedReader(Path.of("src/main/resources/i18n/oauth-links.properties")));
    }

    @Test
    void everyReasonInCodeIsInTheCatalogue() {
        Set<String> known = Causes.all().stream().map(CausesTest::reason).collect(Collectors.toSet());
        Set<String> reasons = new TreeSet<>();
        for (String source : SOURCES) {
            source.lines().filter(line -> MADE.matcher(line).find() || line.contains("because(")).forEach(line -> {
                reasons.addAll(found(MADE, line));
                reasons.addAll(found(CHOSEN, line));
            });
            reasons.addAll(source.contains("class ProviderErrors") ? found(MAPPED, source) : Set.of());
        }
        assertThat(reasons).hasSizeGreaterThan(90).contains("tls-not-spoken", "only-oauthbearer", "grant-revoked", "answer-compressed", "imap-disabled");
        assertThat(known).as("reasons in code").containsAll(reasons);
    }

    @Test
    void everyProblemWithTextsIsInTheCatalogueAndTheOtherWayRound() {
        Set<String> named = TEXTS.stringPropertyNames().stream().filter(key -> key.matches(".*\\.(problem|error)\\.[a-z0-9-]+\\.cause"))
                .filter(key -> !key.startsWith("oauth-links.incoming-link.")).map(key -> key.replaceFirst("\\.cause$", ""))
                .collect(Collectors.toSet());
        assertThat(Causes.all()).extracting(Cause::key).containsExactlyInAnyOrderElementsOf(named);
        assertThat(Causes.all()).allMatch(cause -> TEXTS.containsKey(cause.key() + ".remedy"), "says what to do");
    }

    @Test
    void everyEntryIsUsed() {
        String code = String.join("\n", SOURCES);
        assertThat(Causes.all()).allMatch(cause -> code.contains('"' + reason(cause) + '"'), "is named in code");
    }

    @Test
    void everyEntrySaysWhereItIsShown() {
        assertThat(Causes.all()).allSatisfy(cause -> assertThat(STEPS_AND_PLACES).as(cause.key()).containsAll(cause.shownAt()));
        assertThat(Causes.all()).filteredOn(cause -> cause.key().contains(".mail-server.error.") && !cause.shownAt().contains("form"))
                .allMatch(cause -> TEXTS.containsKey(cause.key() + ".finding"), "has a line for its step");
    }

    @Test
    void whatProducesAFailureIsATestThatNamesIt() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        for (String root : List.of("src/test/java", "dev/e2e/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> tests.merge(file.getFileName().toString().replace(".java", ""), text(file), String::concat));
            }
        }
        assertThat(Causes.all()).allSatisfy(cause -> {
            Matcher named = TEST_CLASSES.matcher(cause.produced());
            assertThat(named.matches()).as(cause.produced()).isTrue();
            assertThat(tests).containsKeys(named.group(1).split(", "));
            assertThat(Stream.of(named.group(1).split(", ")).map(tests::get)).as("tests that name " + cause.key())
                    .anyMatch(test -> test.contains(reason(cause)));
        });
    }

    @Test
    void theSideOfAProblemIsFoundByItsTexts() {
        assertThat(Causes.sideOf(Problem.named("oauth-links.mail-server.error", "starttls-not-offered", "STLS"))).contains(Side.MAIL_SERVER);
        assertThat(Causes.sideOf(Problem.named("oauth-links.outbound.problem", "timed-out"))).contains(Side.NETWORK);
        assertThat(Causes.sideOf(Problem.named("oauth-links.incoming-link.problem", "code-used"))).isEmpty();
    }

    @Test
    void aLineThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> Causes.parse("a.b | network | dns")).hasMessageContaining("a.b");
        assertThatThrownBy(() -> Causes.parse("a.b | nobody | dns | -")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Causes.parse("a.b | network | dns | -\na.b | jira | dns | -")).hasMessageContaining("a.b");
    }

    private static String reason(Cause cause) {
        return cause.key().substring(cause.key().lastIndexOf('.') + 1);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    /** Those of incoming links aside. */
    private static List<String> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(file -> !file.toString().matches(".*(incominglink|oauth2/|bearer/).*"))
                    .map(CausesTest::text).toList();
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
