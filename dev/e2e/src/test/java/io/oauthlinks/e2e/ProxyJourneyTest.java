package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oauthlinks.e2e.Administrator.Link;
import io.oauthlinks.e2e.pages.Browser;
import io.oauthlinks.e2e.pages.JiraLogin;
import io.oauthlinks.e2e.pages.MailServerForm;
import io.oauthlinks.e2e.pages.Pictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A company that lets Jira out through a proxy only; its administrator enters it in the settings. */
class ProxyJourneyTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient onward = HttpClient.newHttpClient();
    private HttpServer proxy;
    private volatile boolean refusing;
    private Administrator admin;

    @BeforeEach
    void begin() throws IOException {
        admin = new Administrator(RunningHost.shared());
        admin.practice.reset();
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(threads);
        proxy.createContext("/", this::forward);
        proxy.start();
    }

    @AfterEach
    void end() {
        admin.settings(Map.of("proxyUse", "JVM", "proxyHost", "", "proxyPort", "", "proxyUser", "", "proxyExceptions", ""));
        proxy.stop(0);
        threads.shutdownNow();
    }

    @Test
    @DisplayName("C40: token calls go through the proxy, exceptions past it, and the connection test says which way was taken")
    void throughTheProxyAndPastIt() {
        use("");
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        assertThat(asked).as("asked the proxy").anyMatch(line -> line.startsWith("POST http://localhost") && line.contains("/token"));
        JsonNode test = admin.test(server);
        assertThat(test.path("verdict").asText()).as(test.toString()).isNotEqualTo("FAILED");
        assertThat(step(test, "token").path("path").asText()).isEqualTo("localhost: through the proxy 127.0.0.1:" + port() + " of the settings");
        assertThat(step(test, "tcp").path("path").asText()).isEqualTo("Directly, without a proxy");
        assertThat(step(test, "login").path("path").isNull()).isTrue();

        use("localhost");
        asked.clear();
        admin.authorized(admin.practiceServer(link, "IMAP", Practice.RETURNS));
        assertThat(asked).isEmpty();
        assertThat(step(admin.test(server), "token").path("path").asText())
                .isEqualTo("localhost: directly, because the exception localhost of the settings names it");
    }

    @Test
    @DisplayName("C40: a proxy that is not there is named on the form, with everything typed kept")
    void namesAProxyThatIsNotThere() {
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.practiceServer(link, "IMAP", Practice.SUPPORT);
        var provider = admin.startAuthorization(server);
        use("");
        proxy.stop(0);
        FormPage form = admin.comeBack(new MailboxOwner(Practice.SUPPORT).allow(provider));
        assertThat(form.problems()).contains("The proxy 127.0.0.1:" + port() + " refused the connection");
        assertThat(form.value("userName")).isEqualTo(Practice.SUPPORT);
    }

    @Test
    @DisplayName("C40: a proxy that refuses, and one that is not there, are named by the connection test, the account and the page")
    void namesWhatTheProxyRefuses() {
        admin.practice.accessTokensLive(2);
        Link link = admin.createLink(Map.of());
        Map<String, String> server = admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT));
        long saved = admin.save(server, null);
        use("");
        refusing = true;
        requireRefused(saved, link, "proxy-login-needed");
        assertThat(FormPage.open(admin.http, "/mail-servers/" + saved).problems()).contains("asks for a login before it lets requests to localhost:");
        proxy.stop(0);
        requireRefused(saved, link, "proxy-unreachable");
        assertThat(FormPage.open(admin.http, "/mail-servers/" + saved).problems()).contains("The proxy 127.0.0.1:" + port() + " refused the connection");
    }

    /** The access token in use must have run out first. */
    private void requireRefused(long server, Link link, String reason) {
        JsonNode test = Eventually.until("a test that needs the proxy", () -> admin.test(server),
                run -> step(run, "token").path("problem").path("reason").asText().equals(reason));
        assertThat(test.path("verdict").asText()).isEqualTo("FAILED");
        JsonNode accounts = HttpUser.json(admin.http.rest("GET", "outgoing-links/" + link.id() + "/accounts", null));
        assertThat(accounts.get(0).path("problem").path("reason").asText()).as(accounts.toString()).isEqualTo(reason);
    }

    @Test
    @Tag("browser")
    @DisplayName("C40: the settings take a proxy with a login, and the form of a mail server shows which way its test took")
    void inTheBrowser() {
        try (Browser browser = new Browser(admin.host.url())) {
            Pictures pictures = new Pictures(browser, true);
            new JiraLogin(browser).open().logIn("admin");
            browser.go(FormPage.BASE + "/settings");
            new JiraLogin(browser).confirmPassword("admin");
            browser.click("label[for='proxyUse-OWN']").type("proxyHost", "127.0.0.1").type("proxyPort", String.valueOf(port())).type("proxyUser", "jira")
                    .type("proxyPassword", "pass-w0rd").paste("proxyExceptions", "*.corp.example\n10.0.0.0/8").press("Save settings").see("saved and in force");
            assertThat(browser.source()).doesNotContain("pass-w0rd");
            pictures.takePart("61-settings-proxy", "h3:has(+ p + fieldset #proxyUse)", ".field-group:has(#proxyExceptions)");

            Link link = admin.createLink(Map.of());
            long server = admin.save(admin.authorized(admin.practiceServer(link, "IMAP", Practice.SUPPORT)), null);
            browser.go(FormPage.BASE + "/mail-servers/" + server);
            new MailServerForm(browser).test();
            browser.see("through the proxy 127.0.0.1:" + port() + " of the settings");
            pictures.take("60-connection-test-proxy");
            pictures.requireFlawless();
        }
    }

    private void use(String exceptions) {
        admin.settings(Map.of("proxyUse", "OWN", "proxyHost", "127.0.0.1", "proxyPort", String.valueOf(port()), "proxyExceptions", exceptions));
    }

    private int port() {
        return proxy.getAddress().getPort();
    }

    private static JsonNode step(JsonNode test, String name) {
        for (JsonNode step : test.path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("No step " + name + " in " + test);
    }

    private void forward(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (refusing) {
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"company\"");
            exchange.sendResponseHeaders(407, -1);
            exchange.close();
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(exchange.getRequestURI())
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("Content-Type", "Authorization", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            HttpResponse<byte[]> answer = onward.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
