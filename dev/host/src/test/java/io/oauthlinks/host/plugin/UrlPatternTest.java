package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UrlPatternTest {

    @Test
    void prefersTheExactThenTheLongestPattern() {
        List<String> patterns = List.of("/a/*", "/a/b/*", "/a/b", "*.js");
        assertThat(UrlPattern.best(patterns, "/a/b")).contains(new UrlPattern("/a/b"));
        assertThat(UrlPattern.best(patterns, "/a/b/c")).contains(new UrlPattern("/a/b/*"));
        assertThat(UrlPattern.best(patterns, "/a")).contains(new UrlPattern("/a/*"));
        assertThat(UrlPattern.best(patterns, "/x/y.js")).contains(new UrlPattern("*.js"));
        assertThat(UrlPattern.best(patterns, "/ab")).isEmpty();
    }

    @Test
    void dividesThePathWhereTheFolderEnds() {
        assertThat(new UrlPattern("/a/*").servletPath("/a/b")).isEqualTo("/a");
        assertThat(new UrlPattern("/a/b").servletPath("/a/b")).isEqualTo("/a/b");
    }
}
