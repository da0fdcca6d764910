package io.oauthlinks.mailserver.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason and finding has its texts, and no text is left without a use. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/oauthlinks/mailserver");
    private static final String ERROR = "oauth-links.mail-server.error.";
    private static final String FINDING = "oauth-links.mail-server.test.";

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/i18n/oauth-links.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> found(String pattern, String in) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(in);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyReasonHasFindingCauseAndRemedy() throws IOException {
        Set<String> reasons = found("(?:butMind\\(|KNOWN\\.put\\(\"[^\"]+\", )\"([a-z0-9-]+)\"", sources());
        sources().lines().filter(line -> line.contains("because(")).forEach(line -> reasons.addAll(found("\"([a-z0-9-]+)\"", line)));
        assertThat(reasons).hasSizeGreaterThan(45).contains("starttls-not-offered", "imap-disabled", "no-tls", "unreachable");
        for (String reason : reasons) {
            for (String part : List.of("finding", "cause", "remedy")) {
                assertThat(texts().getProperty(ERROR + reason + "." + part)).as(reason + "." + part).isNotBlank();
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        String sources = sources();
        for (String key : texts().stringPropertyNames()) {
            if (key.startsWith(ERROR)) {
                assertThat(sources).contains('"' + key.substring(ERROR.length(), key.lastIndexOf('.')) + '"');
            } else if (key.startsWith(FINDING) && !key.endsWith(".not-run") && sources.contains("\"" + key.substring(FINDING.length()).split("\\.")[0] + ".")) {
                assertThat(sources).contains('"' + key.substring(FINDING.length()) + '"');
            }
        }
    }

    @Test
    void everyStepSaysWhatStandsThereBeforeItRuns() throws IOException {
        for (Step step : Step.values()) {
            assertThat(texts().getProperty(FINDING + step.id() + ".not-run")).as(step.id()).isNotBlank();
        }
    }
}
