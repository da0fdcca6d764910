package io.oauthlinks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The block of {@code docs/performance.md} between its two markers. */
final class Report {

    private static final Path FILE = Bench.REPOSITORY.resolve("docs/performance.md");
    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- end of figures -->";

    private Report() {
    }

    static void write(String figures) {
        try {
            String text = Files.readString(FILE);
            int begin = text.indexOf(BEGIN) + BEGIN.length();
            int end = text.indexOf(END);
            if (begin < BEGIN.length() || end < begin) {
                throw new IllegalStateException("No markers in " + FILE);
            }
            Files.writeString(FILE, text.substring(0, begin) + figures + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
