package io.oauthlinks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The server of an integration that somebody connects with Jira: a form for Jira's address and the client credentials, a callback, and pages
 * that tell what Jira said. Like many of them it uses no PKCE and refreshes nothing; it only has to be connected.
 */
final class IntegrationServer implements AutoCloseable {

    static final String CALLBACK_PATH = "/setup/callback/jira";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final HttpClient client;
    private final Map<String, String> typed = new ConcurrentHashMap<>();
    private volatile String state = "";
    private volatile String accessToken = "";

    IntegrationServer(RunningHost jira) {
        client = HttpClient.newBuilder().sslContext(jira.tls()).connectTimeout(Duration.ofSeconds(5)).build();
        try {
            HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(jira.tls()));
            server = https;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String setup() {
        return "https://localhost:" + server.getAddress().getPort() + "/setup";
    }

    /** What its documentation tells an administrator of Jira to register. */
    String redirectUrl() {
        return "https://localhost:" + server.getAddress().getPort() + CALLBACK_PATH;
    }

    String accessToken() {
        return accessToken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(CALLBACK_PATH)) {
                send(exchange, callback(Query.of(exchange.getRequestURI())));
            } else if (!path.equals("/setup")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (exchange.getRequestMethod().equals("POST")) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                typed.putAll(Query.of(URI.create("form:/?" + body)));
                connect(exchange);
            } else {
                send(exchange, form(""));
            }
        }
    }

    /** Looks whether Jira is there, and sends the browser to it. */
    private void connect(HttpExchange exchange) throws IOException {
        if (!isJiraThere()) {
            send(exchange, form("<p class=\"error\">Not accessible: " + escaped(typed.get("jiraUrl")) + "</p>"));
            return;
        }
        state = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("Location", typed.get("jiraUrl") + ClientApplication.OAUTH2 + "authorize?" + ClientApplication.form(Map.of(
                "response_type", "code", "client_id", typed.get("clientId"), "redirect_uri", redirectUrl(), "scope", "WRITE", "state", state)));
        exchange.sendResponseHeaders(303, -1);
    }

    private boolean isJiraThere() {
        try {
            HttpResponse<String> info = send(HttpRequest.newBuilder(URI.create(typed.get("jiraUrl") + "/rest/api/2/serverInfo")));
            return info.statusCode() == 200 && JSON.readTree(info.body()).hasNonNull("versionNumbers");
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private String callback(Map<String, String> answer) throws IOException {
        if (!state.equals(answer.get("state"))) {
            return problem("invalid state", "This answer belongs to another setup.");
        }
        if (answer.containsKey("error")) {
            return problem(answer.get("error"), answer.getOrDefault("error_description", ""));
        }
        HttpResponse<String> tokens = send(HttpRequest.newBuilder(URI.create(typed.get("jiraUrl") + ClientApplication.OAUTH2 + "token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(ClientApplication.form(Map.of(
                        "grant_type", "authorization_code", "code", answer.get("code"), "redirect_uri", redirectUrl(),
                        "client_id", typed.get("clientId"), "client_secret", typed.get("clientSecret"))))));
        JsonNode json = JSON.readTree(tokens.body());
        if (tokens.statusCode() != 200) {
            return problem(json.path("error").asText(), json.path("error_description").asText());
        }
        accessToken = json.path("access_token").asText();
        HttpResponse<String> myself = send(HttpRequest.newBuilder(URI.create(typed.get("jiraUrl") + "/rest/api/2/myself"))
                .header("Authorization", "Bearer " + accessToken));
        return page("Connected", "<p id=\"connected\">Connected to Jira as <b>" + escaped(JSON.readTree(myself.body()).path("displayName").asText())
                + "</b>.</p><p>New tasks of the workspace <i>Marketing</i> appear in Jira from now on.</p><a class=\"button\" href=\"/setup\">Remove</a>");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String form(String message) {
        StringBuilder fields = new StringBuilder(message).append("<form method=\"post\" action=\"/setup\">");
        Map.of("1jiraUrl", "Jira URL", "2clientId", "Client ID", "3clientSecret", "Client secret").entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(field -> fields.append("<label>").append(field.getValue()).append("<input size=\"60\" name=\"").append(field.getKey().substring(1))
                        .append("\" value=\"").append(escaped(typed.getOrDefault(field.getKey().substring(1), ""))).append("\"></label>"));
        return page("Connect Jira", fields + "<p>Redirect URL to register in Jira: <code>" + redirectUrl()
                + "</code></p><button class=\"button\" type=\"submit\">Connect</button></form>");
    }

    private static String problem(String error, String description) {
        return page("Not connected", "<p class=\"error\" id=\"error\"><code>" + escaped(error) + "</code>: " + escaped(description)
                + "</p><a class=\"button\" href=\"/setup\">Go to settings</a>");
    }

    private static String page(String title, String body) {
        try {
            return Files.readString(Path.of("src/test/servers/integration.html")).replace("{title}", title).replace("{body}", body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void send(HttpExchange exchange, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
