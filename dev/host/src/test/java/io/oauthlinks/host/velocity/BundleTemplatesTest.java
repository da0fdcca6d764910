package io.oauthlinks.host.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.templaterenderer.RenderingException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundleTemplatesTest {

    private final BundleTemplates templates = new BundleTemplates(getClass().getClassLoader(), Set.of());

    private String render(String template, Map<String, Object> context) {
        return templates.renderFragment(template, context);
    }

    @Test
    void mayCallTheValueTypesOfTheJdk() {
        Map<String, Object> context = Map.of("list", List.of("a", "b"), "map", Map.of("k", 7), "text", " x ", "yes", true);
        assertThat(render("$list.size() $list.get(1) $map.k $map.get('k').intValue() $text.trim() $yes.booleanValue()", context))
                .isEqualTo("2 b 7 7 x true");
        assertThat(render("#foreach($e in $map.entrySet())$e.key=$e.getValue()#end", context)).isEqualTo("k=7");
    }

    @Test
    void blocksEveryOtherClass() {
        assertThatThrownBy(() -> render("$file.exists()", Map.of("file", new java.io.File("/"))))
                .isInstanceOf(RenderingException.class).hasMessageContaining("java.io.File#exists()");
        assertThatThrownBy(() -> render("$list.getClass()", Map.of("list", List.of()))).hasMessageContaining("#getClass");
    }

    @Test
    void escapesTextsThatAreSetInTheTemplate() {
        assertThat(render("#set($x = $given)<i>$x</i>$!nothing", Map.of("given", "<b>"))).isEqualTo("<i>&lt;b&gt;</i>");
    }

    @Test
    void acceptsTheDirectiveThatSwitchesEscapingOn() {
        assertThat(render("#enable_html_escaping()$x", Map.of("x", "<"))).isEqualTo("&lt;");
    }

    @Test
    void namesATemplateThatIsNotThere() {
        assertThat(templates.resolve("templates/none.vm")).isFalse();
        assertThatThrownBy(() -> templates.render("templates/none.vm", new StringWriter()))
                .isInstanceOf(RenderingException.class).hasMessageContaining("templates/none.vm");
    }

    @Test
    void namesTheLineOfASyntaxError() {
        assertThatThrownBy(() -> render("#if($x)", Map.of())).isInstanceOf(RenderingException.class).hasMessageContaining("line 1");
    }
}
