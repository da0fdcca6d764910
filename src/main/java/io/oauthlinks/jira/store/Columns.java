package io.oauthlinks.jira.store;

import io.oauthlinks.secret.Sha256;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/** How values rest in columns: times as milliseconds, absent texts as null (Oracle knows no empty string), row numbers as int. */
final class Columns {

    private static final int NO_ROW = -1;

    private Columns() {
    }

    static Long millis(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static String text(String column) {
        return column == null ? "" : column;
    }

    /** PostgreSQL takes no character 0 in a text. */
    static String column(String text) {
        return text == null || text.isEmpty() ? null : text.replace('\0', '\uFFFD');
    }

    /** Something that a request sent, to be compared with a column. */
    static String searchable(String sent) {
        return sent.replace('\0', '\uFFFD');
    }

    /** The domain counts rows with long, Active Objects with int; a number that no row can have finds none. */
    static int row(long id) {
        return id > 0 && id <= Integer.MAX_VALUE ? (int) id : NO_ROW;
    }

    /** Equal for names that differ only in case or Unicode form. */
    static String nameHash(String name) {
        return Sha256.hex(Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    }
}
