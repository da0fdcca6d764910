package io.oauthlinks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The blocks of {@code docs/performance.md}, each between two markers. */
final class Report {

    private static final Path FILE = Bench.REPOSITORY.resolve("docs/performance.md");
    /** Of the block about tokens. */
    static final String TOKENS = "figures";
    /** Of the block about mails. */
    static final String MAILS = "mail figures";

    private Report() {
    }

    static void write(String block, String figures) {
        try {
            String text = Files.readString(FILE);
            String marker = "<!-- " + block + " -->\n";
            int begin = text.indexOf(marker) + marker.length();
            int end = text.indexOf("<!-- end of " + block + " -->");
            if (begin < marker.length() || end < begin) {
                throw new IllegalStateException("No markers in " + FILE);
            }
            Files.writeString(FILE, text.substring(0, begin) + figures + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
