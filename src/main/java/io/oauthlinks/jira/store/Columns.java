package io.oauthlinks.jira.store;

import io.oauthlinks.secret.Sha256;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How values rest in columns: times as milliseconds, absent texts as null (Oracle knows no empty string), row numbers as int. Whoever looks for a
 * text that is no lower-case hash compares what was found: SQL Server, and MySQL unless told otherwise, take no notice of case.
 */
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

    static String column(String text) {
        return text == null || text.isEmpty() ? null : plain(text);
    }

    /** Without character 0, which PostgreSQL takes in no text; not for values that must come back as they are. */
    static String plain(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Nulls left out, which is the same to an insert: Active Objects asks the database for the type of a column before it writes a null into it. */
    static Map<String, Object> withoutNulls(Map<String, Object> columns) {
        columns.values().removeIf(Objects::isNull);
        return columns;
    }

    /** The domain counts rows with long, Active Objects with int; a number that no row can have finds none. */
    static int row(long id) {
        return id > 0 && id <= Integer.MAX_VALUE ? (int) id : NO_ROW;
    }

    /** Equal for names that differ only in case or Unicode form. */
    static String nameHash(String name) {
        return Sha256.hex(Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    }

    /** For LIKE with {@code ESCAPE '!'} on a text in lower case. SQL Server reads [ as the begin of a set, and Oracle takes no escape before it: any character stands for it. */
    static String patternContaining(String text) {
        String plain = text.replace('\0', ' ').strip().toLowerCase(Locale.ROOT);
        return "%" + plain.replaceAll("[!%_]", "!$0").replace('[', '_') + "%";
    }
}
