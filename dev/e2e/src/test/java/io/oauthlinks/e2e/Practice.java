package io.oauthlinks.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The practice provider of a running host, through its HTTP controls. */
final class Practice {

    static final String SUPPORT = "support@practice.example";
    static final String RETURNS = "returns@practice.example";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningHost host;
    private final HttpClient client;

    Practice(RunningHost host) {
        this.host = host;
        this.client = HttpClient.newBuilder().sslContext(host.tls()).build();
    }

    /** The password is the part before the at sign. */
    static String passwordOf(String mailbox) {
        return mailbox.substring(0, mailbox.indexOf('@'));
    }

    URI issuer() {
        return URI.create(host.announced("Practice issuer"));
    }

    String clientId() {
        return host.announced("Practice client").split(" ")[0];
    }

    String clientSecret() {
        return host.announced("Practice client").split(" ")[1];
    }

    /** @param protocol {@code imap}, {@code imaps}, {@code pop3} or {@code pop3s} */
    int port(String protocol) {
        for (String server : host.announced("Practice mail").split(", ")) {
            if (server.startsWith(protocol + " ")) {
                return Integer.parseInt(server.substring(protocol.length() + 1));
            }
        }
        throw new IllegalArgumentException(protocol);
    }

    /** Everything as it was at the start: no grants, plain mode, sample mails unread. */
    Practice reset() {
        control("reset", Map.of());
        return this;
    }

    void mode(String mode) {
        control("mode", Map.of("mode", mode));
    }

    /** Lets the token endpoint fail until told otherwise. */
    void failTokenEndpoint(String kind) {
        control("token-endpoint", Map.of("fail", kind));
    }

    void failTokenEndpoint(String kind, int retryAfter) {
        control("token-endpoint", Map.of("fail", kind, "retryAfter", retryAfter));
    }

    void accessTokensLive(int seconds) {
        control("access-token-lifetime", Map.of("seconds", seconds));
    }

    void expireAccessTokens() {
        control("tokens/expire", Map.of());
    }

    void revoke(String mailbox) {
        control("tokens/revoke", Map.of("mailbox", mailbox));
    }

    /** Lets the mail server refuse the access tokens that are live now. */
    void refuseAccessTokens(String mailbox) {
        control("tokens/corrupt", Map.of("mailbox", mailbox));
    }

    void control(String path, Map<String, ?> values) {
        try {
            send(request("/practice/api/" + path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(new LinkedHashMap<>(values)))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode state() {
        return send(request("/practice/api/state").GET());
    }

    /** Requests to the token endpoint since the last reset, oldest first. */
    JsonNode tokenRequests() {
        return send(request("/practice/api/requests").GET());
    }

    long tokenRequests(String grantType) {
        long count = 0;
        for (JsonNode request : tokenRequests()) {
            count += request.path("grantType").asText().equals(grantType) ? 1 : 0;
        }
        return count;
    }

    JsonNode mails(String mailbox) {
        return send(request("/practice/api/mails?mailbox=" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8)).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(issuer().resolve(path));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Practice control: " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
