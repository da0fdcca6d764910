package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
        this.http = HttpUser.administrator(host);
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

    /** Changes some fields of a link and keeps the others. */
    void change(ClientApplication client, Map<String, String> changed) {
        HttpResponse<String> answer = http.rest("PUT", "incoming-links/" + client.linkId(), changed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void delete(ClientApplication client) {
        HttpResponse<String> answer = http.rest("DELETE", "incoming-links/" + client.linkId(), null);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }
}
