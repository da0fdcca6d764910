package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs send to the endpoints that is wrong before any meaning: always an answer in JSON that says what, never a failure of ours. */
class EndpointInputTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String APP = "https://board.acme.example";

    private static RunningHost host;
    private static ClientApplication service;

    @BeforeAll
    static void register() {
        host = RunningHost.shared();
        service = new Registrations(host).service("agent");
    }

    private static HttpResponse<String> post(String endpoint, String type, String body) {
        return service.post(endpoint, body, Map.of("Content-Type", type, "Authorization", ClientApplication.basic(service.clientId(), service.clientSecret())));
    }

    private static JsonNode refused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode json = HttpUser.json(answer);
        assertThat(json.path("error").asText()).isEqualTo("invalid_request");
        assertThat(json.path("error_description").asText()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        return json;
    }

    @Test
    @DisplayName("P31: a token response is JSON in UTF-8 that nobody keeps, and opens no session")
    void aTokenResponseIsKeptByNobody() {
        HttpResponse<String> answer = service.token(Map.of("grant_type", "client_credentials", "scope", "READ"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Pragma")).contains("no-cache");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("P33: GET and other methods are answered with 405 and Allow")
    @CsvSource({"token, GET", "token, PUT", "token, DELETE", "token, OPTIONS", "token, HEAD", "revoke, GET", "revoke, PATCH"})
    void onlyPost(String endpoint, String method) {
        HttpUser nobody = HttpUser.anonymous(host);
        HttpResponse<String> answer = nobody.send(nobody.request(ClientApplication.OAUTH2 + endpoint + "?grant_type=client_credentials")
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @DisplayName("P33: JSON, multipart, no media type and another charset are answered with 415 and the right type")
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", FORM + "; charset=iso-8859-1", FORM + ";charset=utf-16",
            "text/plain;x=" + FORM})
    void whatIsNoForm(String type) {
        for (String endpoint : List.of("token", "revoke")) {
            JsonNode json = refused(post(endpoint, type, "{\"grant_type\":\"client_credentials\"}"), 415);
            assertThat(json.path("error_description").asText()).containsAnyOf(FORM, "UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=%", "grant_type=%zz", "grant_type=client%", "grant_type=%ff", "grant_type=%c0%af", "grant_type=%ed%a0%80", "grant_type=a%00b",
            "grant_type=a%0d%0aSet-Cookie:x", "grant_type=\u00fc", "%ff=x"})
    void whatIsWronglyEncoded(String body) {
        refused(post("token", FORM, body), 400);
        refused(post("revoke", FORM, body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=client_credentials&grant_type=client_credentials", "grant_type=client_credentials&gr%61nt_type=refresh_token",
            "grant_type=client_credentials&scope=READ&scope=WRITE", "grant_type=", "", "&&&", "grant_type"})
    void whatIsRepeatedOrMissing(String body) {
        refused(post("token", FORM, body), 400);
    }

    @Test
    void whatIsTooLarge() {
        refused(post("token", FORM, "grant_type=" + "x".repeat(5000)), 400);
        refused(post("token", FORM, "grant_type=client_credentials&x=" + "x".repeat(16 * 1024)), 413);
        refused(post("token", FORM, "grant_type=client_credentials&x=" + "x".repeat(3_000_000)), 413);
        refused(post("token", FORM, "p=1&".repeat(60)), 413);
        HttpUser nobody = HttpUser.anonymous(host);
        byte[] large = ("grant_type=client_credentials&x=" + "x".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);
        HttpRequest.Builder chunked = nobody.request(ClientApplication.OAUTH2 + "token").header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
        refused(nobody.send(chunked), 413);
    }

    @Test
    void whatIsCompressed() {
        refused(service.post("token", "grant_type=client_credentials", Map.of("Content-Type", FORM, "Content-Encoding", "gzip")), 415);
    }

    /** The JDK's client would not send such a thing. */
    @Test
    void twoAuthorizationHeaders() throws IOException {
        String basic = ClientApplication.basic(service.clientId(), service.clientSecret());
        String body = "grant_type=client_credentials";
        String request = "POST /jira" + ClientApplication.OAUTH2 + "token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + FORM
                + "\r\nAuthorization: " + basic + "\r\nAuthorization: " + basic + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket("localhost", host.url().getPort()); InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("more than one Authorization header");
        }
    }

    @Test
    void aSessionCountsForNothing() {
        HttpUser admin = HttpUser.administrator(host);
        HttpResponse<String> answer = admin.postForm(ClientApplication.OAUTH2 + "token", Map.of("grant_type", "client_credentials", "atl_token", admin.xsrfToken()));
        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(HttpUser.json(answer).path("error").asText()).isIn("invalid_client", "invalid_request");
    }

    @Test
    @DisplayName("A client's Basic credentials are not taken for a user's, with Jira's basic authentication on")
    void aUsersPasswordIsNoClientSecret() {
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = service.post("token", "grant_type=client_credentials", Map.of("Authorization", basic));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(HttpUser.json(answer).path("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=%zz", "state=%ff", "state=a%00b", "client_id=a%0ab"})
    void anAuthorizationRequestThatCannotBeReadIsAPage(String query) {
        HttpUser alice = HttpUser.signedIn(host, "alice");
        ConsentForm page = ConsentForm.open(alice, ClientApplication.OAUTH2 + "authorize?" + query.replace("%zz", "%25zz"));
        assertThat(page.answer().statusCode()).isEqualTo(400);
        assertThat(page.page().select("h1")).isNotEmpty();
    }

    @Test
    @DisplayName("P77: scripts of other sites read nothing unless the settings name their origin, and never the authorization endpoint")
    void crossOriginRequests() {
        for (String endpoint : List.of("token", "revoke")) {
            assertThat(preflight(endpoint, APP).headers().map()).doesNotContainKey("access-control-allow-origin");
        }
        Administrator admin = new Administrator(host);
        admin.setting("corsOrigins", APP);
        try {
            Eventually.until("the setting", () -> preflight("token", APP).headers().firstValue("Access-Control-Allow-Origin").orElse(""), APP::equals);
            HttpResponse<String> answer = service.post("token", "grant_type=client_credentials", Map.of("Origin", APP,
                    "Authorization", ClientApplication.basic(service.clientId(), service.clientSecret())));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(APP);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
            assertThat(preflight("token", "https://evil.example").headers().map()).doesNotContainKey("access-control-allow-origin");
            HttpUser alice = HttpUser.signedIn(host, "alice");
            HttpResponse<String> page = alice.send(alice.request(service.authorizationRequest(Map.of())).header("Origin", APP).GET());
            assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
        } finally {
            admin.setting("corsOrigins", "");
        }
    }

    private static HttpResponse<String> preflight(String endpoint, String origin) {
        HttpUser nobody = HttpUser.anonymous(host);
        return nobody.send(nobody.request(ClientApplication.OAUTH2 + endpoint).header("Origin", origin)
                .header("Access-Control-Request-Method", "POST").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }
}
