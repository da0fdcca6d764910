package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a system administrator does by REST about client applications: registers them as incoming links and changes the links. */
final class Registrations {

    static final String CALLBACK = "https://reports.acme.example/oauth/callback";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final RunningHost host;
    final HttpUser http;

    Registrations(RunningHost host) {
        this.host = host;
        Administrator admin = new Administrator(host);
        this.http = admin.http;
        // all tests come from one address, and fail on purpose
        admin.setting("failuresPerMinute", "1000");
    }

    /** Confidential, READ and WRITE. */
    ClientApplication web() {
        return register("WEB", CALLBACK, Map.of());
    }

    /** Public, on the user's computer, READ and WRITE. */
    ClientApplication nativeApplication() {
        return register("NATIVE", "http://127.0.0.1/callback", Map.of());
    }

    /** Public, a script in a browser, READ and WRITE. */
    ClientApplication browserBased() {
        return register("BROWSER", "https://board.acme.example/", Map.of());
    }

    /** Acts by itself as this user, READ and WRITE. */
    ClientApplication service(String userName) {
        return register("SERVICE", "", Map.of("serviceUser", userName));
    }

    ClientApplication register(String kind, String redirectUri, Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Application " + NUMBER.incrementAndGet());
        fields.put("kind", kind);
        fields.put("redirectUris", redirectUri);
        fields.put("scopes", "READ WRITE");
        fields.put("enabled", "true");
        fields.putAll(changed);
        HttpResponse<String> answer = http.rest("POST", "incoming-links", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode link = HttpUser.json(answer);
        return new ClientApplication(host, link.path("id").asLong(), link.path("clientId").asText(), link.path("clientSecret").asText(), redirectUri);
    }

    /** A port of the loopback address that nobody listens at. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes some fields of a link and keeps the others. */
    void change(ClientApplication client, Map<String, String> changed) {
        ObjectNode fields = (ObjectNode) HttpUser.json(http.rest("GET", "incoming-links/" + client.linkId(), null));
        changed.forEach(fields::put);
        HttpResponse<String> answer = http.rest("PUT", "incoming-links/" + client.linkId(), fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Answers the new secret; the old one is valid for the overlap, in seconds. */
    String rotateSecret(ClientApplication client, String overlap) {
        HttpResponse<String> answer = http.rest("POST", "incoming-links/" + client.linkId() + "/secret", Map.of("overlap", overlap));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return HttpUser.json(answer).path("clientSecret").asText();
    }

    void delete(ClientApplication client) {
        HttpResponse<String> answer = http.rest("DELETE", "incoming-links/" + client.linkId(), null);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }
}
