package io.oauthlinks.host.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedOutputTest {

    @ParameterizedTest
    @ValueSource(strings = {"$body", "${head}", "$!xHtmlContent", "$descriptionHtml", "$!{view.noteHTML}", "$view.getNoteHtml('a.b(c)')",
        "$view.renderNote($x.get(1))", "$view.getRendered()", "$page.html"})
    void knowsWhatJiraWritesUnescaped(String reference) {
        assertThat(EscapedOutput.isHtmlSafe(reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$bodyText", "$view.body", "$view.renderer.name", "$htmlView.name", "$view.get('nameHtml')", "$rendering"})
    void escapesTheRest(String reference) {
        assertThat(EscapedOutput.isHtmlSafe(reference)).isFalse();
    }

    @Test
    void escapesWhatCouldLeaveTextOrAnAttribute() {
        assertThat(new EscapedOutput().referenceInsert("$x", "<a href=\"x\" title='y'>&amp;</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    }
}
