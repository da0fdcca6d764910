package io.oauthlinks.mailchannel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
        "report.pdf | report.pdf", "../../etc/passwd | passwd", "C:\\Windows\\x.exe | x.exe", "a/.. | none", ".htaccess | htaccess", "... | none", "'' | none",
        "NUL | _NUL", "con.txt | _con.txt", "COM1.tar.gz | _COM1.tar.gz", "console.txt | console.txt", "a<b>:\"?*.txt | a_b_____.txt", "'  a  b .txt ' | a b .txt",
        "x.txt. | x.txt", "a:b.txt | a_b.txt"})
    void makesANameOfWhateverIsProposed(String proposed, String safe) {
        assertThat(new SafeNames().take(proposed, "none")).startsWith(safe).hasSizeLessThanOrEqualTo(safe.length() + 8);
    }

    @Test
    void dropsControlCharactersAndThoseThatTurnTheDirection() {
        assertThat(new SafeNames().take("in\u202evoice\u200b_\u0000fdp\u0007.exe", "none")).isEqualTo("invoice_ fdp .exe");
        assertThat(new SafeNames().take("a\r\nb.txt", "none")).isEqualTo("a b.txt");
        assertThat(new SafeNames().take("\ud800.txt", "none")).isEqualTo("\ufffd.txt");
    }

    @Test
    void noTwoAreEqualWhateverTheCase() {
        SafeNames names = new SafeNames();
        assertThat(names.take("a.txt", "none")).isEqualTo("a.txt");
        assertThat(names.take("A.TXT", "none")).isEqualTo("A (2).TXT");
        assertThat(names.take("a (2).txt", "none")).isEqualTo("a (2) (2).txt");
        assertThat(names.take("a.txt", "none")).isEqualTo("a (3).txt");
        assertThat(names.take("", "none")).isEqualTo("none");
        assertThat(names.take("/", "none")).isEqualTo("none (2)");
    }

    @Test
    void longNamesKeepTheirEnding() {
        SafeNames names = new SafeNames();
        String face = new String(Character.toChars(0x1F600));
        assertThat(names.take("x".repeat(500) + ".docx", "none")).hasSize(200).endsWith("x.docx");
        assertThat(names.take("x".repeat(500) + ".docx", "none")).hasSize(200).endsWith(" (2).docx");
        assertThat(names.take(face.repeat(300) + ".docx", "none").codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        assertThat(names.take("y." + "z".repeat(500), "none")).hasSize(200);
    }
}
