package io.oauthlinks.jira.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.message.I18nResolver;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTextsTest {

    private final Map<String, String> settings = new HashMap<>();
    private final MailTexts texts = new MailTexts(new JiraLimits(settings::get), (I18nResolver) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {I18nResolver.class}, (proxy, method, arguments) -> "note"));

    @Test
    void aSummaryIsOneLineThatReadsAsItIs() {
        assertThat(texts.summary("  a\r\nBcc: x\u0000\tb\u2028c  ")).isEqualTo("a Bcc: x b c");
        assertThat(texts.summary("invoice\u202Efdp.exe")).isEqualTo("invoice fdp.exe");
        assertThat(texts.summary("{code}$x !y! <b>")).as("no wiki markup in a summary").isEqualTo("{code}$x !y! <b>");
        assertThat(texts.summary("\u202E\u0000")).isEqualTo("note");
        assertThat(texts.summary("\uD83D")).isEqualTo("\uFFFD");
    }

    @Test
    void aSummaryIsCutBetweenCharacters() {
        assertThat(texts.summary("x".repeat(255))).hasSize(255).endsWith("x");
        assertThat(texts.summary("x".repeat(256))).hasSize(255).endsWith("x…");
        assertThat(texts.summary("x".repeat(253) + "👋👋")).isEqualTo("x".repeat(253) + "…");
    }

    @Test
    void aTextIsAsLongAsJiraTakes() {
        assertThat(texts.description("x".repeat(40_000))).hasSize(32_767).endsWith("x\n\nnote");
        settings.put("jira.text.field.character.limit", "100");
        assertThat(texts.description("x".repeat(40_000))).hasSize(100);
        settings.put("jira.text.field.character.limit", "0");
        assertThat(texts.description("x".repeat(40_000))).as("no limit in Jira").hasSize(32_767);
        assertThat(texts.description("")).isEmpty();
        assertThat(texts.comment("\n ")).isEqualTo("note");
        assertThat(texts.comment(" a\n")).isEqualTo("a");
    }
}
