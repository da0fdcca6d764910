package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Message;
import io.oauthlinks.message.Texts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriRulesTest {

    private static String flaw(ClientKind kind, String text) {
        String flaw = new RedirectUriRules(kind, false).flawOf(text).orElse("");
        if (!flaw.isEmpty()) {
            Texts.of(Message.of("oauth-links.incoming-link.field.redirect-uri." + flaw, text));
        }
        return flaw;
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com/callback", "https://app.example.com", "https://app.example.com/",
        "https://app.example.com:8443/cb",
        "https://app.example.com/cb?tenant=7&next=%2Fhome", "https://xn--bcher-kva.example/cb", "https://192.0.2.7/cb",
        "https://[2001:db8::7]:8443/cb",
        "https://localhost/cb", "https://intranet/cb", "https://app.example.com/caf%C3%A9", "https://app.example.com/a;b/~c/@d",
        "https://a-b.example.com/x.y/..z",
        "https://app.example.com/cb?x=1?y=2/", "https://app.example.com//cb", "https://1.2.3.4.example/cb", "https://app.example.com/cb+1?a+b=c"})
    void anOrdinaryAddressIsAcceptedForWhoeverHasABrowser(String text) {
        for (ClientKind kind : new ClientKind[] {ClientKind.WEB, ClientKind.BROWSER, ClientKind.NATIVE}) {
            assertThat(flaw(kind, text)).as(kind + " " + text).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB", "NATIVE", "BROWSER"})
    @DisplayName("P4: a fragment is refused at registration, an empty one too")
    void fragment(ClientKind kind) {
        assertThat(flaw(kind, "https://app.example.com/cb#here")).isEqualTo("fragment");
        assertThat(flaw(kind, "https://app.example.com/cb#")).isEqualTo("fragment");
        assertThat(flaw(kind, "com.example.app:/cb#x")).isEqualTo("fragment");
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "'data:text/html,hi'", "file:///etc/passwd", "vbscript:x", "blob:https://app.example.com/1", "about:blank",
        "view-source:https://app.example.com/", "ftp://app.example.com/", "ws://app.example.com/", "mailto:a@example.com",
        "jar:https://app.example.com/x!/",
        "intent://app.example.com/#x", "urn:ietf:wg:oauth:2.0:oob", "x-javascript:alert(1)", "JavaScript:alert(1)", "httpss://app.example.com/",
        "feed:https://app.example.com/", "localhost:8080/cb", "chrome-extension://abcdef/cb", "filesystem:https://app.example.com/t"})
    @DisplayName("P5: a scheme that runs, reads or is nobody's is refused for every kind")
    void dangerousScheme(String text) {
        for (ClientKind kind : new ClientKind[] {ClientKind.WEB, ClientKind.BROWSER, ClientKind.NATIVE}) {
            assertThat(flaw(kind, text)).as(kind + " " + text).isIn("scheme", "scheme-native", "upper-case", "fragment");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//app.example.com/cb", "/cb", "cb", "app.example.com/cb", "?cb", "", ":https://app.example.com",
        "1https://app.example.com"})
    @DisplayName("P5: an address without a scheme is refused")
    void relative(String text) {
        assertThat(flaw(ClientKind.WEB, text)).isEqualTo("relative");
        assertThat(flaw(ClientKind.NATIVE, text)).isEqualTo("relative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/cb", "http://127.0.0.1:0/cb", "http://127.0.0.1:51004/cb", "http://[::1]/cb", "http://[::1]:51004",
        "http://localhost:33333",
        "http://127.0.0.1?x=1"})
    @DisplayName("P2: a loopback address over http is for native clients alone")
    void loopback(String text) {
        assertThat(flaw(ClientKind.NATIVE, text)).isEqualTo(text.contains(":0/") ? "port" : "");
        assertThat(flaw(ClientKind.WEB, text)).isEqualTo("http");
        assertThat(flaw(ClientKind.BROWSER, text)).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1.evil.example/cb", "http://127.0.0.2/cb", "http://0.0.0.0/cb", "http://127.1/cb", "http://2130706433/cb",
        "http://localhost.evil.example/cb", "http://[::ffff:127.0.0.1]/cb", "http://[0:0:0:0:0:0:0:1]/cb", "http://app.example.com/cb",
        "http://127.0.0.1:80:80/cb",
        "http://127.0.0.1:/cb", "http://127.0.0.1@evil.example/cb", "http://LOCALHOST/cb"})
    @DisplayName("P2: what only looks like a loopback address is refused")
    void almostLoopback(String text) {
        assertThat(flaw(ClientKind.NATIVE, text)).isEqualTo("http-native");
    }

    @ParameterizedTest
    @CsvSource({"com.example.app:/callback,''", "com.example.app://callback,''", "com.example.app:/,''", "com.example-1.app+x:/cb?x=1,''",
        "example:/callback,scheme-native", "my-app://callback,scheme-native", "com.example.app:callback,private-use-path", "com.example.app:,syntax",
        "com..app:/callback,scheme-native", ".com.example:/callback,relative", "com.example.:/callback,scheme-native",
        "Com.Example.App:/callback,upper-case",
        "com.example.app://user@callback,user-info", "com.example.app:/a/../b,dot-segment"})
    @DisplayName("P7: a private-use scheme has a dot, and is for native clients alone")
    void privateUse(String text, String expected) {
        assertThat(flaw(ClientKind.NATIVE, text)).isEqualTo(expected);
        if (expected.isEmpty()) {
            assertThat(flaw(ClientKind.WEB, text)).isEqualTo("scheme");
            assertThat(flaw(ClientKind.BROWSER, text)).isEqualTo("scheme");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://user@app.example.com/cb,user-info", "https://user:pass@app.example.com/cb,user-info",
        "https://app.example.com@evil.example/cb,user-info",
        "https://@app.example.com/cb,user-info", "https://app.example.com:443@evil.example/cb,user-info",
        "https://app.example.com%40evil.example/cb,host",
        "https://app.example.com%2Eevil/cb,host", "https://good.example%00.evil/cb,percent",
        "HTTPS://app.example.com/cb,upper-case", "https://App.Example.com/cb,upper-case", "https://[2001:DB8::7]/cb,upper-case",
        "https://app.example.com./cb,trailing-dot", "https://./cb,trailing-dot", "https://app..example.com/cb,host", "https://.example.com/cb,host",
        "https://-app.example.com/cb,host", "https://app_1.example.com/cb,host", "https:///cb,host", "https:/cb,host", "https:cb,host",
        "https://,syntax",
        "https://?x,host", "https://app.example.com:/cb,port", "https://app.example.com:0/cb,port", "https://app.example.com:65536/cb,port",
        "https://app.example.com:0443/cb,port", "https://app.example.com:port/cb,port", "https://app.example.com:-1/cb,port",
        "https://app.example.com:1:2/cb,port",
        "https://127.1/cb,host", "https://2130706433/cb,host", "https://0x7f000001/cb,host", "https://0177.0.0.1/cb,host",
        "https://256.0.0.1/cb,host",
        "https://1.2.3.4.5/cb,host", "https://1.2.3/cb,host", "https://[::1%25eth0]/cb,host", "https://[1.2.3.4]/cb,syntax", "https://[]/cb,syntax",
        "https://[::1]evil.example/cb,syntax", "https://a[::1]/cb,syntax"})
    void authorityHasOneReading(String text, String expected) {
        assertThat(flaw(ClientKind.WEB, text)).as(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"https://app.example.com/../cb,dot-segment", "https://app.example.com/a/./cb,dot-segment", "https://app.example.com/..,dot-segment",
        "https://app.example.com/%2e%2e/cb,percent-path", "https://app.example.com/a%2Fb,percent-path", "https://app.example.com/a%5Cb,percent-path",
        "https://app.example.com/%252e/cb,percent-path", "https://app.example.com/cb%23x,percent-path",
        "https://app.example.com/cb%3Fcode=1,percent-path",
        "https://app.example.com/cb%3Bx,percent-path", "https://app.example.com/cb%,percent", "https://app.example.com/cb%zz,percent",
        "https://app.example.com/cb%0d%0aSet-Cookie:x,percent", "https://app.example.com/cb?x=%0A,percent",
        "https://app.example.com/%c0%ae/cb,percent",
        "https://app.example.com/%ff,percent", "https://app.example.com/cb%7F,percent", "https://app.example.com/cb?code=1,query-parameter",
        "https://app.example.com/cb?x=1&state=1,query-parameter", "https://app.example.com/cb?%73tate=1,query-parameter",
        "https://app.example.com/cb?x;iss=1,query-parameter", "https://app.example.com/cb?error=x,query-parameter"})
    void pathAndQueryHaveOneReading(String text, String expected) {
        assertThat(flaw(ClientKind.WEB, text)).as(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com\\@evil.example/cb", "https:\\\\app.example.com/cb", "https://app.example.com/a b",
        "https://app.example.com/\tcb",
        "https://app.example.com/\r\nX:y", "https://app.example.com/\0", "https://app.example.com/<script>", "https://app.example.com/\"x",
        "https://app.example.com/`",
        "https://app.example.com/{x}", "https://app.example.com/a|b", "https://app.example.com/^", "java\nscript:alert(1)",
        "https://app.example.com/\u007f",
        "https://app.example.com/\u0085", " https://app.example.com/cb"})
    void charactersThatAUrlCannotHold(String text) {
        assertThat(flaw(ClientKind.WEB, text)).isEqualTo("characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bücher.example/cb", "https://аpp.example.com/cb", "https://app。example。com/cb",
        "https://app.example.com/cb\u200b",
        "https://app.example.com\uFF0Fevil/cb", "https://app.example.com/\u202Ebc", "https://app.example.com/\uD800"})
    void lettersOutsideAsciiAreWrittenAsBrowsersSendThem(String text) {
        assertThat(flaw(ClientKind.WEB, text)).isEqualTo("not-ascii");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://*.example.com/cb", "https://app.example.com/*", "https://app.example.com/cb?*", "*", "http://127.0.0.1:*/cb"})
    void aWildcardIsRefused(String text) {
        assertThat(flaw(ClientKind.NATIVE, text)).isEqualTo("wildcard");
    }

    @Test
    void aVeryLongAddressIsRefused() {
        assertThat(flaw(ClientKind.WEB, "https://app.example.com/" + "x".repeat(1000))).isEqualTo("too-long");
        assertThat(flaw(ClientKind.WEB, "https://app.example.com/" + "x".repeat(976))).isEmpty();
        assertThat(flaw(ClientKind.WEB, "https://" + "a".repeat(64) + ".example/")).isEqualTo("host");
        assertThat(flaw(ClientKind.WEB, "https://" + "a.".repeat(127) + "example/")).isEqualTo("host");
    }

    @Test
    void theDevelopmentOverrideAcceptsHttpAndNothingElse() {
        RedirectUriRules lenient = new RedirectUriRules(ClientKind.WEB, true);
        assertThat(lenient.flawOf("http://localhost:8080/cb")).isEmpty();
        assertThat(lenient.flawOf("http://app.example.com/cb")).isEmpty();
        assertThat(lenient.flawOf("http://user@app.example.com/cb")).contains("user-info");
        assertThat(lenient.flawOf("com.example.app:/cb")).contains("scheme");
    }
}
