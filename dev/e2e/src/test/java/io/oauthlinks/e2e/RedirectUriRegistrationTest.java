package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator can register as a redirect URL, by REST and on the form. */
class RedirectUriRegistrationTest {

    private static Registrations registrations;

    @BeforeAll
    static void begin() {
        registrations = new Registrations(RunningHost.shared());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/callback#fragment", "https://app.example/callback#", "javascript:alert(1)", "JavaScript:alert(1)",
            "data:text/html,x", "file:///etc/passwd", "vbscript:x", "//app.example/callback", "/callback", "app.example/callback", "https://",
            "https:///callback", "https://app.example/*", "https://*.example/callback", "https://user:password@app.example/", "https://app.example\\@evil.example/",
            "https://app.example/a/../callback", "https://app.example/a/%2e%2e/callback", "https://app.example/callback?code=x", "https://app.example:0/",
            "https://app.example:99999/", "https://2130706433/", "https://app.example/call back", "https://app.example/\u0430", "ftp://app.example/",
            "blob:https://app.example/x", "com.acme.tool:/callback"})
    @DisplayName("P4, P5: what a browser, a library and the administrator could read differently is refused for a web application, with a message at the field")
    void refusedForAWebApplication(String uri) {
        HttpResponse<String> answer = register("WEB", uri);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(HttpUser.json(answer).path("errors").path("redirectUris").asText()).as(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"com.acme.tool:/callback,true", "com.acme.tool://callback,true", "acme:/callback,false", "acme-tool:/callback,false",
            "http://127.0.0.1/callback,true", "http://127.0.0.1:4711/callback,true", "http://[::1]/callback,true", "https://app.example/callback,true",
            "http://app.example/callback,false", "http://127.0.0.1.evil.example/,false", "http://127.0.0.1@evil.example/,false", "javascript:/x,false",
            "urn:ietf:wg:oauth:2.0:oob,false"})
    @DisplayName("P7, P2: a native application may use the loopback address, and a scheme of its own when it has a dot")
    void nativeApplication(String uri, boolean accepted) {
        RunningHost host = RunningHost.shared();
        Administrator admin = new Administrator(host);
        assertThat(host.url().getScheme()).as("the development override would accept http for everybody").isEqualTo("http");
        admin.setting("developmentOverride", "false");
        try {
            assertThat(register("NATIVE", uri).statusCode()).isEqualTo(accepted ? 201 : 400);
        } finally {
            admin.setting("developmentOverride", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "https://app.example/callback\njavascript:alert(1)"})
    void eachLineIsJudged(String lines) {
        assertThat(register("WEB", lines).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> register(String kind, String redirectUris) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("name", kind + " " + System.nanoTime(), "kind", kind, "scopes", "READ"));
        fields.put("redirectUris", redirectUris);
        return registrations.http.rest("POST", "incoming-links", fields);
    }
}
