package io.oauthlinks.outgoinglink.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A token endpoint on loopback that answers what a test tells it, one answer per request; the last one repeats. */
public final class TokenServer implements AutoCloseable {

    /** What arrived. */
    public record Received(String path, String authorization, Map<String, String> form) { }

    private record Canned(int status, Map<String, String> headers, byte[] body) { }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Canned> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Runnable beforeAnswer = () -> { };

    public TokenServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Received> received() {
        return received;
    }

    /** Runs between a request and its answer. */
    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** Answers tokens that live for so long. */
    public TokenServer grants(String accessToken, String refreshToken, long seconds) {
        String refresh = refreshToken == null ? "" : ",\"refresh_token\":\"" + refreshToken + "\"";
        return answers(200, "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + refresh + "}");
    }

    public TokenServer refuses(String error, String description) {
        return answers(400, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }

    public TokenServer answers(int status, String json) {
        return answers(status, Map.of("Content-Type", "application/json"), json, StandardCharsets.UTF_8);
    }

    public synchronized TokenServer answers(int status, Map<String, String> headers, String body, Charset charset) {
        answers.add(new Canned(status, headers, body.getBytes(charset)));
        return this;
    }

    private synchronized Canned next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    /** What was told before no longer counts. */
    public synchronized TokenServer forget() {
        answers.clear();
        return this;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Authorization"), form(body)));
        beforeAnswer.run();
        Canned answer = next();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        Arrays.stream(body.split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
