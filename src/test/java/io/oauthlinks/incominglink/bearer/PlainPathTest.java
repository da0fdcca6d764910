package io.oauthlinks.incominglink.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @Test
    void readsSegmentsDecodedAndInLowerCase() {
        assertThat(PlainPath.segments("/rest/api/2/Issue/DEV-1")).hasValueSatisfying(path -> assertThat(path).containsExactly("rest", "api", "2", "issue", "dev-1"));
        assertThat(PlainPath.segments("/a/")).hasValueSatisfying(path -> assertThat(path).containsExactly("a"));
        assertThat(PlainPath.segments("/")).hasValueSatisfying(path -> assertThat(path).isEmpty());
        assertThat(PlainPath.segments("/us%65r/%C3%A4%20b")).hasValueSatisfying(path -> assertThat(path).containsExactly("user", "ä b"));
        assertThat(PlainPath.segments("/a.b/..c/d...")).hasValueSatisfying(path -> assertThat(path).containsExactly("a.b", "..c", "d..."));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "rest", "//rest", "/rest//api", "/rest/;/api", "/rest;x=1", "/rest/..;/x", "/rest/./api", "/rest/../api", "/..", "/.", "/rest/..",
            "/rest\\api", "/rest%5capi", "/rest%5Capi", "/rest%2fapi", "/rest%2Fapi", "/rest/%2e%2e/api", "/rest/.%2E/x", "/a%2eb", "/a%3bx", "/a%3Bx", "/a%25%32e",
            "/a%00", "/a%0a", "/a%7f", "/a%", "/a%2", "/a%zz", "/a%c0%ae", "/a%ff", "/a%c2%85", "/a\tb", "/a\0b", "/%2frest", "/rest/%e0%80%af"})
    void readsNothingThatCouldBeReadInAnotherWay(String path) {
        assertThat(PlainPath.segments(path)).isEmpty();
    }
}
