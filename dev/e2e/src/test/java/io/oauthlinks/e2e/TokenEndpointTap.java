package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the app and a provider's token endpoint, passes everything on unchanged and remembers each secret that goes
 * by: client secret, authorization code, code verifier, access and refresh tokens. So a test knows the real values. On request it holds the
 * provider's answers back.
 */
final class TokenEndpointTap implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REQUEST_SECRETS = List.of("client_secret", "code", "code_verifier", "refresh_token");
    private static final List<String> ANSWER_SECRETS = List.of("access_token", "refresh_token");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI target;
    private final Set<String> secrets = new ConcurrentSkipListSet<>();
    private final List<String> grantTypes = new CopyOnWriteArrayList<>();
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private volatile String refusal = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** One refresh, as the app sees it: from the arrival at this tap to the answer. */
    record Span(long beganNanos, long endedNanos) { }

    TokenEndpointTap(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", this::passOn);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "token-endpoint-tap");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/token");
    }

    /** Every secret value seen so far. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    List<String> grantTypes() {
        return List.copyOf(grantTypes);
    }

    /** From now on nobody hears what the provider has answered. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    /** From now on every request is refused with this error (RFC 6749 section 5.2), and the provider hears of none. */
    void refuse(String error) {
        refusal = error;
    }

    /** Those who wait for an answer get it, and so do those who ask from now on. */
    void letGo() {
        gate.countDown();
    }

    /** Refreshes that were passed on and answered since the last call of this method. */
    List<Span> takeSpans() {
        List<Span> taken = List.copyOf(spans);
        spans.removeAll(taken);
        return taken;
    }

    /** How many answers are held back. */
    int held() {
        return held.get();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            remember(new String(body, StandardCharsets.UTF_8), exchange.getRequestHeaders().getFirst("Authorization"));
            if (!refusal.isEmpty()) {
                answer(exchange, 400, "application/json", ("{\"error\":\"" + refusal + "\"}").getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
            for (String header : List.of("Authorization", "Content-Type", "Accept")) {
                if (exchange.getRequestHeaders().containsKey(header)) {
                    request.header(header, exchange.getRequestHeaders().getFirst(header));
                }
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            remember(answer);
            held.incrementAndGet();
            gate.await();
            held.decrementAndGet();
            if (new String(body, StandardCharsets.UTF_8).contains("grant_type=refresh_token")) {
                spans.add(new Span(began, System.nanoTime()));
            }
            answer(exchange, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(null), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        if (type != null) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void remember(String form, String authorization) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.add(Map.entry(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)));
            }
        }
        fields.stream().filter(field -> REQUEST_SECRETS.contains(field.getKey())).map(Map.Entry::getValue).forEach(secrets::add);
        fields.stream().filter(field -> field.getKey().equals("grant_type")).map(Map.Entry::getValue).forEach(grantTypes::add);
        if (authorization != null && authorization.startsWith("Basic ")) {
            String encoded = authorization.substring("Basic ".length());
            String secret = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2)[1];
            secrets.add(encoded);
            secrets.add(secret);
            secrets.add(URLDecoder.decode(secret, StandardCharsets.UTF_8));
        }
    }

    private void remember(HttpResponse<byte[]> answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            for (String name : ANSWER_SECRETS) {
                if (json.path(name).isTextual()) {
                    secrets.add(json.path(name).asText());
                }
            }
        } catch (IOException notJson) {
            // a provider that fails has no tokens to give
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }
}
