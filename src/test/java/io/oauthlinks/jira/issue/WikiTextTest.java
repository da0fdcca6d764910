package io.oauthlinks.jira.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail says is what is read, whatever it means in wiki markup. */
class WikiTextTest {

    private static final int MUCH = 1_000_000;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', value = {
        "{html}<script>alert(1)</script>{html} ¦ \\{html}<script>alert(1)</script>\\{html}",
        "{jqlquery:jql=project = HR}           ¦ \\{jqlquery:jql=project = HR}",
        "[Log in|https://evil.example]         ¦ \\[Log in|https://evil.example]",
        "[~admin] and [^file.exe]              ¦ \\[~admin] and \\[^file.exe]",
        "!https://evil.example/pixel.gif!      ¦ \\!https://evil.example/pixel.gif!",
        "${jndi:ldap://x} #set($x = 1)         ¦ $\\{jndi:ldap://x} #set($x = 1)",
        "\\{code}                              ¦ &#92;\\{code}",
        "\\\\{code}                            ¦ &#92;&#92;\\{code}",
        "C:\\Users\\bob                        ¦ C:\\Users\\bob",
        "\\\\server\\share                     ¦ &#92;&#92;server\\share",
        "Hello! How are you?                   ¦ Hello! How are you?",
        "Help! Now! Please!                    ¦ Help! Now! Please!",
        "https://x.example/#!/page             ¦ https://x.example/#!/page",
        "*bold* -- Alice, +49 30 1234          ¦ *bold* -- Alice, +49 30 1234",
        "Grüße 👋 (!)                          ¦ Grüße 👋 (!)"})
    void whatRunsIsTakenByTheWord(String mail, String field) {
        assertThat(WikiText.literal(mail, MUCH, "")).isEqualTo(field);
    }

    @Test
    void whatADatabaseWouldRefuseIsLeftOut() {
        assertThat(WikiText.literal("a\u0000b\u0007\r\n\tc\uD83Dd", MUCH, "")).isEqualTo("ab\n\tc\uFFFDd");
    }

    @Test
    void aLongTextIsCutBetweenCharactersAndSaysSo() {
        assertThat(WikiText.literal("1234567890", 10, " (cut)")).isEqualTo("1234567890");
        assertThat(WikiText.literal("12345678901", 10, " (cut)")).isEqualTo("1234 (cut)");
        assertThat(WikiText.literal("123{5678901", 10, " (cut)")).as("not between backslash and brace").isEqualTo("123 (cut)");
        assertThat(WikiText.literal("123👋5678901", 10, " (cut)")).isEqualTo("123 (cut)");
        assertThat(WikiText.literal("12\n45678901", 10, " (cut)")).isEqualTo("12\n4 (cut)");
    }

    @Test
    void millionsOfSpecialCharactersTakeNoTimeToSpeakOf() {
        assertThat(WikiText.literal("!".repeat(5_000_000), 32_767, "(cut)")).hasSizeLessThanOrEqualTo(32_767).endsWith("(cut)");
        assertThat(WikiText.literal("{\n".repeat(5_000_000), 32_767, "(cut)")).hasSizeLessThanOrEqualTo(32_767).endsWith("(cut)");
    }
}
