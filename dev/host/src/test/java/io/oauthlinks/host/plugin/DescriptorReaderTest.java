package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorReaderTest {

    private static Descriptor read(String modules) {
        String xml = "<atlassian-plugin key=\"k\" name=\"n\" plugins-version=\"2\">" + modules + "</atlassian-plugin>";
        return DescriptorReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsServletsWithPathsAndParameters() {
        Descriptor.Servlet servlet = read("""
                <servlet key="s" class="p.S"><description>d</description><url-pattern>/a</url-pattern><url-pattern>/a/*</url-pattern>
                <init-param><param-name>protocol-endpoint</param-name><param-value>true</param-value></init-param></servlet>""").servlets().get(0);
        assertThat(servlet).isEqualTo(new Descriptor.Servlet("s", "p.S", List.of("/a", "/a/*"), Map.of("protocol-endpoint", "true")));
    }

    @Test
    void givesFiltersJirasDefaults() {
        Descriptor.Filter filter = read("<servlet-filter key=\"f\" class=\"p.F\"><url-pattern>/*</url-pattern></servlet-filter>").filters().get(0);
        assertThat(filter.location()).isEqualTo(Descriptor.Location.BEFORE_DISPATCH);
        assertThat(filter.weight()).isEqualTo(100);
        assertThat(filter.dispatchers()).isEqualTo(Set.of("REQUEST"));
    }

    @Test
    void joinsConditionsWithAndUnlessTheGroupSaysOr() {
        Descriptor.Conditions conditions = read("""
                <web-section key="s" location="l"><label key="x"/><condition class="A" invert="true"/>
                <conditions type="OR"><condition class="B"/><condition class="C"/></conditions></web-section>""").sections().get(0).conditions();
        assertThat(conditions.any()).isFalse();
        assertThat(conditions.children().get(0).inverted()).isTrue();
        assertThat(conditions.children().get(1).any()).isTrue();
        assertThat(conditions.children().get(1).children()).extracting(Descriptor.Conditions::className).containsExactly("B", "C");
    }

    @Test
    void keepsParametersOfThePlugin() {
        assertThat(read("<plugin-info><version>2</version><param name=\"configure.url\">/x</param></plugin-info>").info())
                .containsEntry("configure.url", "/x").containsEntry("version", "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<webhook key='a'/>|Unknown module <webhook> with the key a",
        "<component-import key='a' interface='b'/>|Unknown module <component-import>",
        "<servlet key='a' class='b'><path>/x</path></servlet>|Unknown element <path> in <servlet>",
        "<servlet key='a' class='b'/>|servlet a has no url-pattern",
        "<servlet class='b'/>|without key",
        "<ao key='a'/><ao key='b'/>|Two <ao> modules",
        "<ao key='a'/><rest-migration key='a'/>|Two modules have the key a",
        "<servlet-filter key='a' class='b' location='somewhere'/>|Unknown location somewhere",
        "<web-item key='a' section='b'><label key='c'/></web-item>|web-item a has no link",
        "<web-panel key='a' location='b'/>|web-panel a has no resource",
        "<resource type='soy' name='a' location='b'/>|Unknown resource type soy",
        "<web-resource key='a'><transformation extension='less'><transformer key='less'/></transformation></web-resource>|Unknown transformer less",
    })
    void namesWhatItDoesNotKnow(String modules, String reason) {
        assertThatThrownBy(() -> read(modules)).isInstanceOf(AppRefused.class).hasMessageContaining(reason);
    }

    @Test
    void readsNoExternalEntities() {
        String xml = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><atlassian-plugin key=\"&e;\" plugins-version=\"2\"/>";
        assertThatThrownBy(() -> DescriptorReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(AppRefused.class).hasMessageContaining("DOCTYPE");
    }
}
