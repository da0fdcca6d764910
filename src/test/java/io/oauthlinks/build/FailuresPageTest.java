package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Cause;
import io.oauthlinks.message.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of failures is made from the catalogue and the texts; with {@code -Ddocs.pages=true} it is written anew. */
class FailuresPageTest {

    private static final Path PAGE = Path.of("docs/failures.md");
    private static final Path CATALOGUE = Path.of("src/main/resources/io/oauthlinks/message/causes.txt");
    private static final Path IMAGES = Path.of("docs/images");
    private static final Map<String, String> SIDES = Map.of("jira", "Jira", "mail-server", "mail server", "provider", "provider", "network", "network",
            "administrator", "what was entered");

    private final Properties texts = new Properties();

    @Test
    void thePageSaysWhatTheCatalogueAndTheTextsSay() throws IOException {
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/i18n/oauth-links.properties")));
        String page = page();
        if (Boolean.getBoolean("docs.pages")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("docs/failures.md is stale; docs/development.md says how to renew it").hasContent(page);
    }

    private String page() throws IOException {
        Map<String, Cause> byKey = Causes.all().stream().collect(Collectors.toMap(Cause::key, Function.identity()));
        StringBuilder page = new StringBuilder("""
                # Failures and their causes

                What an administrator of outgoing links and mail servers can meet: where the cause lies most often, the words of the page, what to do, and how the tests
                bring the failure about. REST answers carry the same: `reason`, `side`, `cause`, `remedy` and the other side's own words. "…" stands for a name or a number.
                This page is made from `causes.txt` and the texts; `development.md` says how.
                """);
        for (String line : Files.readAllLines(CATALOGUE)) {
            if (line.startsWith("## ")) {
                page.append("\n## ").append(line.substring(3)).append("\n| reason | side | the page's words | what to do | how the tests produce it |\n|---|---|---|---|---|\n");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                page.append(row(byKey.get("oauth-links." + line.split("[ |]")[0])));
            }
        }
        return page.append(pictures()).toString();
    }

    private String row(Cause cause) {
        String finding = text(cause.key() + ".finding");
        String words = (finding.isEmpty() ? "" : "**" + finding + "** ") + text(cause.key() + ".cause");
        return "| `" + reason(cause) + "` | " + SIDES.get(cause.side().id()) + " | " + words + " | " + text(cause.key() + ".remedy") + " | "
                + cause.produced().replaceFirst("\\((\\w+(, \\w+)*)\\)$", "(`$1`)") + " |\n";
    }

    /** Pictures are found by their names; of two reasons with one name, the first in the catalogue has it. */
    private String pictures() {
        Map<String, Cause> pictures = new LinkedHashMap<>();
        Causes.all().stream().filter(cause -> Files.exists(IMAGES.resolve(picture(cause)))).forEach(cause -> pictures.putIfAbsent(picture(cause), cause));
        Collection<Cause> pictured = pictures.values();
        StringBuilder section = new StringBuilder(pictured.isEmpty() ? "" : "\n## Pictures of the most common ones\n");
        for (Cause cause : pictured) {
            String finding = text(cause.key() + ".finding");
            section.append("\n`").append(reason(cause)).append("`: ").append(finding.isEmpty() ? text(cause.key() + ".cause") : finding)
                    .append("\n\n![").append(reason(cause))
                    .append("](images/").append(picture(cause)).append(")\n");
        }
        return section.toString();
    }

    private static String picture(Cause cause) {
        return "failure-" + reason(cause) + ".png";
    }

    private static String reason(Cause cause) {
        return cause.key().substring(cause.key().lastIndexOf('.') + 1);
    }

    private String text(String key) {
        return texts.getProperty(key, "").replace("''", "'").replaceAll("\\{\\d}", "…").replace("|", "\\|");
    }
}
