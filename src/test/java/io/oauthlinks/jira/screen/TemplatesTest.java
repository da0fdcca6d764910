package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.TestChannels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every template, whatever it shows. */
class TemplatesTest {

    private static final Path ROOT = Path.of("src/main/resources/templates");

    private final InMemoryMailChannels channels = new InMemoryMailChannels();

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".vm")).sorted().toList();
        }
    }

    @Test
    void allOfThemAreLookedAt() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoScriptOrStyleOfItsOwn(Path template) throws IOException {
        // pages that stand alone name our own file themselves
        assertThat(Files.readString(template).toLowerCase(Locale.ROOT).replace("<script src=\"$contextpath/", "")).doesNotContain("<script", "<style", " style=", "javascript:")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-links.js", "incoming-links.js"})
    @DisplayName("scripts set no style attribute and make no code of text, which a strict Content-Security-Policy refuses")
    void scriptsKeepToAStrictPolicy(String script) throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/js", script)))
                .doesNotContainPattern("setAttribute\\(\\s*['\"`](style|on)|cssText|\\beval\\(|new Function|set(Timeout|Interval)\\(\\s*['\"`]|document\\.write");
    }

    @Test
    void everyScriptIsLookedAt() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/js"))) {
            assertThat(scripts.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("oauth-links.js", "incoming-links.js");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void namesOnlyTextsThatThereAre(Path template) throws IOException {
        Matcher key = Pattern.compile("texts\\.get\\(\"([^\"]+)\"").matcher(Files.readString(template));
        while (key.find()) {
            assertThat(new PropertyTexts().getRawText(key.group(1))).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyPostCarriesTheXsrfToken(Path template) throws IOException {
        for (String form : Files.readString(template).split("<form")) {
            if (form.contains("method=\"post\"")) {
                assertThat(form).containsPattern("#olXsrf\\(\\)|\\$xsrfToken\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTableHasACaptionAndScopedHeaders(Path template) throws IOException {
        String text = Files.readString(template);
        if (text.contains("<table")) {
            assertThat(text).contains("<caption");
        }
        assertThat(text).doesNotContain("<th>");
    }

    @Test
    void theCallbackProblemStandsAloneAndShowsForeignWordsAsText() {
        String html = callbackProblem(path -> path.endsWith("/mail-servers"));

        assertThat(html).contains("atl.general", "20 Nov 2026, 10:42:00 CET", "/mail-servers\"", "&lt;script&gt;").doesNotContain("<script>", "<form");
    }

    @Test
    void theCallbackProblemLeadsBackToWhatItsReaderAdministers() {
        channels.save(TestChannels.channel("Returns"));
        assertThat(callbackProblem(path -> path.contains("/projects/10000/")))
                .contains("href=\"/jira/plugins/servlet/oauth-links/projects/10000/mail-channels\">Go to the email channels of the project</a>");
        assertThat(callbackProblem(path -> false)).contains("href=\"/jira/\">Go to Jira</a>").doesNotContain("mail-channels", "mail-servers");
    }

    private String callbackProblem(Predicate<String> rights) {
        return new RenderedTemplates().render(new AuthorizationProblemPage(Samples.readers(), Samples.CLOCK, (user, path) -> rights.test(path), channels)
                .of(Samples.request("GET", "/callback"), Samples.problem(Samples.HOSTILE)));
    }
}
