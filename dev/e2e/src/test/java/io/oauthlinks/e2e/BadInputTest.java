package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong values in every field of every form and of REST: a message at the field, everything typed kept, nothing unescaped in
 * the page, 400 in Jira's shape, never a failure of ours.
 */
class BadInputTest {

    private static final String LONG = "x".repeat(30_000);
    private static final String SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    private static final String NUL = "a\0b";
    private static final String LINES = "one\r\nSet-Cookie: two";
    private static final String EMOJI = "\uD83D\uDE80\uD83D\uDE80";
    private static final List<String> SECRETS = List.of("clientSecret", "password");

    private static Administrator admin;

    @BeforeAll
    static void open() {
        admin = new Administrator(RunningHost.shared());
    }

    /** Field and values that it must refuse. */
    static Stream<Arguments> ofLinks() {
        return cases(Map.of(
                "name", List.of("", "   ", LONG, NUL, LINES),
                "description", List.of(LONG, NUL),
                "provider", List.of("", "YAHOO", SCRIPT),
                "clientId", List.of("", " ", LONG, NUL, LINES, EMOJI),
                "clientSecret", List.of(LONG, NUL, LINES),
                "clientSecretExpires", List.of("soon", "2026-13-45", SCRIPT, LONG),
                "clientAuthentication", List.of("NONE", SCRIPT),
                "issuer", List.of("ftp://localhost/", "javascript:alert(1)", "not a url", "https://user:secret@localhost/", "https://localhost:99999/",
                        "http://localhost/\r\nHost: evil", LONG, NUL, SCRIPT, "https://", EMOJI),
                "scopes", List.of("mail \"quoted\"", "mail\\back", NUL, EMOJI, SCRIPT, LONG),
                "extraParameters", List.of("no equals sign", "state=fixed", "redirect_uri=https://evil.example", "client_id=other", NUL, LONG)));
    }

    static Stream<Arguments> ofLinkRules() {
        return cases(Map.of(
                "allowedDomains", List.of("localhost", "a@acme.example", "*.acme.example", "acme.example evil", LONG, NUL, SCRIPT, EMOJI, "-.-", "xn--", "."),
                "accountMatch", List.of("STRICT", "SOMETIMES", SCRIPT),
                "trustedCertificates", List.of("not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", LONG, NUL, SCRIPT)));
    }

    static Stream<Arguments> ofEndpoints() {
        List<String> wrong = List.of("", "ftp://localhost/", "javascript:alert(1)", "//localhost/token", "not a url", "https://user:secret@localhost/token",
                "https://localhost:99999/token", "https://localhost/token#fragment", "https://", LONG, NUL, LINES, SCRIPT, EMOJI);
        return cases(Map.of("authorizationEndpoint", wrong, "tokenEndpoint", wrong));
    }

    static Stream<Arguments> ofServers() {
        return cases(Map.of(
                "name", List.of("", "   ", LONG, NUL, LINES),
                "description", List.of(LONG, NUL),
                "protocol", List.of("", "SMTP", SCRIPT),
                "preset", List.of("", "YAHOO", SCRIPT),
                "tlsMode", List.of("", "MAYBE", SCRIPT),
                "host", List.of("", " ", "imap://localhost", "user@localhost", "localhost:143", "local host", "localhost/inbox", LONG, NUL, LINES, SCRIPT, EMOJI,
                        "-.-"),
                "port", List.of("", "0", "-1", "65536", "99999999999999999999", "imap", "1e3", SCRIPT, EMOJI),
                "timeout", List.of("", "0", "-5", "100000", "soon", SCRIPT),
                "userName", List.of("", " ", "a b@example.com", LONG, NUL, LINES, SCRIPT, "@example.com"),
                "trustedCertificate", List.of("not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", LONG, NUL, SCRIPT)));
    }

    static Stream<Arguments> ofSettings() {
        return cases(Map.of(
                "outboundTimeout", List.of("", "0", "-1", "86400", "soon", SCRIPT, EMOJI),
                "outboundMaxBytes", List.of("", "0", "-1", "99999999999", "much", SCRIPT),
                "refreshBefore", List.of("", "-1", "99999999", "early", SCRIPT),
                "auditRetention", List.of("", "0", "-1", "9999999", "long", SCRIPT),
                "codeLife", List.of("", "601", SCRIPT),
                "corsOrigins", List.of("*", "https://app.example/path", NUL, SCRIPT, EMOJI),
                "restPaths", List.of("/rest", "/rest/../secure", "/rest/x;y", "/rest/%2e", NUL, SCRIPT, EMOJI),
                "allowedPrivateAddresses", List.of("10.0.0.0/99", "http://localhost", "under_score", NUL, SCRIPT, LONG)));
    }

    private static Stream<Arguments> cases(Map<String, List<String>> wrong) {
        return new java.util.TreeMap<>(wrong).entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> Arguments.of(field.getKey(), shown(value), value)));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(empty)" : value.length() > 40 ? value.substring(0, 10) + "..." + value.length() : value.replace("\0", "NUL").replace("\r\n", "CRLF");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofLinks")
    void outgoingLinks(String field, String shown, String value) {
        judge("/outgoing-links/new?provider=CUSTOM", "POST", "outgoing-links", admin.practiceLink(), field, value);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofLinkRules")
    void rulesOfOutgoingLinks(String field, String shown, String value) {
        judge("/outgoing-links/new?provider=CUSTOM", "POST", "outgoing-links", admin.practiceLink(), field, value);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofEndpoints")
    void outgoingLinksWithEndpointsByHand(String field, String shown, String value) {
        Map<String, String> link = admin.practiceLink();
        link.put("issuer", "");
        link.put("authorizationEndpoint", admin.practice.issuer() + "/oauth2/authorize");
        link.put("tokenEndpoint", admin.practice.issuer() + "/oauth2/token");
        judge("/outgoing-links/new?provider=CUSTOM", "POST", "outgoing-links", link, field, value);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofServers")
    void mailServers(String field, String shown, String value) {
        Map<String, String> server = new LinkedHashMap<>(Map.of("name", "Wrong", "description", "Kept", "preset", "CUSTOM", "protocol", "IMAP", "tlsMode", "IMPLICIT",
                "host", "localhost", "port", "993", "timeout", "10", "userName", "someone@example.com", "authentication", "PASSWORD"));
        server.put("password", "not-kept");
        server.put("linkId", "");
        server.put("enabled", "false");
        judge("/mail-servers/new", "POST", "mail-servers", server, field, value);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofSettings")
    void settings(String field, String shown, String value) {
        Map<String, String> settings = new HashMap<>(FormPage.open(admin.http, "/settings").values());
        settings.remove("atl_token");
        judge("/settings", "PUT", "settings", settings, field, value);
    }

    private static void judge(String page, String method, String resource, Map<String, String> fine, String field, String value) {
        Map<String, String> typed = new LinkedHashMap<>(fine);
        typed.put(field, value);
        judgeForm(FormPage.open(admin.http, page).save(typed), typed, field);
        HttpResponse<String> answer = admin.http.rest(method, resource, typed);
        assertThat(answer.statusCode()).as("REST: " + answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = HttpUser.json(answer);
        assertThat(body.path("errors").path(field).asText()).as("REST: " + body).isNotEmpty();
        assertThat(body.path("errorMessages").isArray()).as("Jira's shape: " + body).isTrue();
    }

    private static void judgeForm(FormPage form, Map<String, String> typed, String field) {
        assertThat(form.status()).as(form.text()).isEqualTo(400);
        assertThat(form.error(field)).as("message at the field; the page says " + form.text()).isNotEmpty();
        assertThat(form.answer().body()).as("escaped").doesNotContain("<script>alert").doesNotContain("<img src=x");
        for (Map.Entry<String, String> other : typed.entrySet()) {
            if (SECRETS.contains(other.getKey())) {
                if (other.getValue().length() > 3) {
                    assertThat(form.answer().body()).as("no secret in the page").doesNotContain(other.getValue());
                }
            } else if (!inOneControl(field, other.getKey()) && !List.of("enabled", "provider", "atl_token").contains(other.getKey())) {
                assertThat(form.value(other.getKey())).as("kept: " + other.getKey()).isEqualToNormalizingNewlines(other.getValue());
            }
        }
    }

    /** A control with a value that none of its choices has shows another one. */
    private static boolean inOneControl(String field, String other) {
        return field.equals(other) || Set.of("preset", "protocol").containsAll(Set.of(field, other));
    }

    @Test
    @DisplayName("What was wrong stays in the field too, so that it can be corrected; a secret has to be typed again, and the form says so")
    void theWrongValueItselfIsKept() {
        Map<String, String> typed = admin.practiceLink();
        typed.put("issuer", "ftp://localhost/<b>");
        FormPage form = FormPage.open(admin.http, "/outgoing-links/new?provider=CUSTOM").save(typed);
        assertThat(form.value("issuer")).isEqualTo("ftp://localhost/<b>");
        assertThat(form.value("clientSecret")).isEmpty();
        assertThat(form.text()).contains("secret");
    }

    @Test
    void textsWithMarkupAreEscapedEverywhereTheyAreShown() {
        Map<String, String> typed = new HashMap<>();
        typed.put("name", "Fish & <i>chips</i> " + EMOJI);
        typed.put("description", SCRIPT);
        Administrator.Link link = admin.createLink(typed);
        List<String> pages = new ArrayList<>(List.of("/outgoing-links", "/outgoing-links/" + link.id(), "/outgoing-links/" + link.id() + "/delete",
                "/mail-servers/new", "/audit-log"));
        for (String path : pages) {
            String body = FormPage.open(admin.http, path).answer().body();
            assertThat(body).as(path).doesNotContain("<script>alert").doesNotContain("<i>chips").doesNotContain("<img src=x");
        }
        assertThat(FormPage.open(admin.http, "/outgoing-links").text()).contains("Fish & <i>chips</i> " + EMOJI);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void restBodiesThatAreNoObject(String shown, String body) {
        for (String resource : List.of("outgoing-links", "mail-servers", "mail-servers/test")) {
            HttpResponse<String> answer = admin.http.rest("POST", resource, body);
            assertThat(answer.statusCode()).as(resource + " " + answer.body()).isEqualTo(400);
            JsonNode said = HttpUser.json(answer);
            assertThat(said.path("errorMessages").size() + said.path("errors").size()).as(answer.body()).isPositive();
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of("", "null", "[]", "\"text\"", "{", "{\"name\": {\"a\": 1}}", "{\"name\": [1]}", "[".repeat(5_000), "{\"name\":\"" + LONG + "\"}",
                "{\"name\":\"a\",\"unknown\":\"b\"}").map(body -> Arguments.of(shown(body), body));
    }

    @Test
    void numbersAndBooleansInJsonAreTakenAsTheyAre() {
        HttpResponse<String> answer = admin.http.rest("POST", "mail-servers", "{\"name\":\"Numbers\",\"preset\":\"CUSTOM\",\"protocol\":\"IMAP\",\"tlsMode\":"
                + "\"IMPLICIT\",\"host\":\"localhost\",\"port\":993,\"timeout\":10,\"userName\":\"someone@example.com\",\"authentication\":\"PASSWORD\","
                + "\"password\":\"some-password\",\"enabled\":false}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("some-password");
    }
}
