package io.oauthlinks.e2e.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs axe-core on the page that the browser shows. */
final class Accessibility {

    private static final Path AXE = Path.of("node_modules/axe-core/axe.min.js");

    private Accessibility() {
    }

    /** Serious and critical violations, one line each; empty when the page is fine. */
    static List<String> violations(Browser browser) {
        browser.script(source());
        Object answer = browser.asyncScript("""
                const done = arguments[0];
                axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations.map(violation => ({
                  id: violation.id, impact: violation.impact, help: violation.help,
                  where: violation.nodes.map(node => node.target.join(' ')).slice(0, 5).join(' | ')
                }))), failure => done([{id: 'axe', impact: 'critical', help: String(failure), where: ''}]));
                """);
        List<String> lines = new ArrayList<>();
        for (Object violation : (List<?>) answer) {
            Map<?, ?> one = (Map<?, ?>) violation;
            if (List.of("serious", "critical").contains(String.valueOf(one.get("impact")))) {
                lines.add(one.get("impact") + " " + one.get("id") + ": " + one.get("help") + " at " + one.get("where"));
            }
        }
        return lines;
    }

    private static String source() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core is needed: run dev/test, which installs it", e);
        }
    }
}
