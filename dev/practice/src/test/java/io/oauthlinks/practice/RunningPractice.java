package io.oauthlinks.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the provider once for all tests of the module and resets it before each of them. */
public final class RunningPractice implements BeforeAllCallback, BeforeEachCallback {

    static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, String> description;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent("practice", key -> {
            description = Practice.start(Map.of());
            return (ExtensionContext.Store.CloseableResource) Practice::stop;
        });
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        control("reset", Map.of());
    }

    static String get(String name) {
        return description.get(name);
    }

    static int port(String protocol) {
        return Integer.parseInt(get(protocol + "Port"));
    }

    /** POSTs to a control that has to succeed. */
    static void control(String name, Map<String, Object> values) throws IOException, InterruptedException {
        HttpResponse<String> answer = postControl(name, JSON.writeValueAsString(values));
        if (answer.statusCode() != 200) {
            throw new AssertionError(name + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    static HttpResponse<String> postControl(String name, String json) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(get("url") + "/practice/api/" + name))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode read(String path) throws IOException, InterruptedException {
        return JSON.readTree(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(get("url") + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body());
    }
}
