package io.oauthlinks.e2e.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the pages on the way: a picture of each, and axe-core on it. The pictures go to {@code target/screenshots}, or with
 * {@code -Ddocs.images=true} to {@code docs/images}, where the documents show them.
 */
public final class Pictures {

    private final Browser browser;
    private final Path directory;
    private final List<String> violations = new ArrayList<>();

    /** @param documented whether the documents show these pictures */
    public Pictures(Browser browser, boolean documented) {
        this.browser = browser;
        this.directory = documented && Boolean.getBoolean("docs.images") ? Path.of("../../docs/images") : Path.of("target/screenshots");
    }

    /** @param name such as {@code 03-outgoing-link-form} */
    public void take(String name) {
        write(name, browser.picture());
        look(name);
    }

    /** Of a part of the page, from the one element to the other below it. */
    public void takePart(String name, String first, String last) {
        write(name, browser.picture(first, last));
        look(name);
    }

    private void write(String name, byte[] picture) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(String name) {
        browser.missingResources().forEach(resource -> violations.add(name + ": not found: " + resource));
        browser.complaints().forEach(complaint -> violations.add(name + ": " + complaint));
        Accessibility.violations(browser).forEach(violation -> violations.add(name + ": " + violation));
    }

    /** As on a telephone; fails later when something is wider than the page. */
    public void takeNarrow(String name) {
        browser.narrow(true);
        if (browser.isWiderThanItsWindow()) {
            violations.add(name + ": wider than the page");
        }
        take(name);
        browser.narrow(false);
    }

    /**
     * Fails with everything that was wrong on the pages taken: styles and scripts missing, against the Content-Security-Policy, serious or
     * critical for axe-core.
     */
    public void requireFlawless() {
        assertThat(violations).as("pages that were looked at").isEmpty();
    }
}
