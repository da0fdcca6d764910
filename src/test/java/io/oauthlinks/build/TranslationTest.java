package io.oauthlinks.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** German says all that English says, with the same values in it; who changes a text changes both. */
class TranslationTest {

    private static Properties english;
    private static Properties german;

    @BeforeAll
    static void read() throws IOException {
        english = read("oauth-links.properties");
        german = read("oauth-links_de.properties");
    }

    @Test
    void everyTextIsThereAndNoOther() {
        assertThat(new TreeSet<>(german.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames())).hasSizeGreaterThan(1000);
    }

    @Test
    void theSameValuesAndMarksStandInBoth() {
        for (String key : english.stringPropertyNames()) {
            assertThat(values(german.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
            for (String mark : List.of("*", "`")) {
                assertThat(count(mark, german.getProperty(key))).as(mark + " in " + key).isEqualTo(count(mark, english.getProperty(key)));
            }
        }
    }

    @Test
    void itIsGermanAndReadableByAll() throws IOException {
        assertThat(Files.readAllBytes(Path.of("src/main/resources/i18n/oauth-links_de.properties"))).as("ASCII").doesNotContain(negatives());
        long same = english.stringPropertyNames().stream().filter(key -> english.getProperty(key).length() > 20)
                .filter(key -> english.getProperty(key).equals(german.getProperty(key))).count();
        assertThat(same).as("long texts that were not translated").isZero();
    }

    /** Which arguments are shown, in any order. */
    private static List<String> values(String text) {
        int arguments = new MessageFormat(text, Locale.GERMANY).getFormatsByArgumentIndex().length;
        String shown = new MessageFormat(text, Locale.GERMANY).format(Arrays.copyOf(new Object[] {"\u00010", "\u00011", "\u00012", "\u00013", "\u00014"},
                Math.max(arguments, 5)));
        return shown.chars().filter(character -> character == 1).count() == 0 ? List.of()
                : Arrays.stream(shown.split("\u0001")).skip(1).map(part -> part.substring(0, 1)).sorted().toList();
    }

    private static long count(String mark, String text) {
        return text.chars().filter(character -> character == mark.charAt(0)).count();
    }

    private static byte[] negatives() {
        byte[] bytes = new byte[128];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i - 128);
        }
        return bytes;
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/i18n", file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
