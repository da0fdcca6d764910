package io.oauthlinks.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.oauthlinks.outbound.OutboundHttp.Answer;
import io.oauthlinks.outbound.OutboundHttp.Request;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(30)
class PinnedHttpTest {

    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private InMemorySettings settings;
    private PinnedHttp http;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.start();
        settings = InMemorySettings.forLoopback();
        http = new PinnedHttp(settings);
    }

    @AfterEach
    void stop() {
        end.countDown();
        http.close();
        server.stop(0);
        handlers.shutdownNow();
    }

    @Test
    void sendsTheBodyAndGivesStatusHeadersAndText() {
        serve(exchange -> answer(exchange, 201, Map.of("Content-Type", "application/json", "X-One", "1"), "{\"a\":\"ä\"}"));
        Answer answer = http.send(new Request("POST", uri("/token"), Map.of("Authorization", "Basic eDp5"), "application/x-www-form-urlencoded",
                Secret.of("code=1")));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("x-one", "1");
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body().reveal()).isEqualTo("{\"a\":\"ä\"}");
        assertThat(requests).containsExactly("POST /token Basic eDp5 application/x-www-form-urlencoded code=1");
    }

    @Test
    @DisplayName("C11: loopback is refused unless it is on the administrator's list")
    void refusesLoopbackUnlessListed() {
        serve(exchange -> answer(exchange, 200, Map.of(), "{}"));
        change(true, List.of(), 10, 1024);
        assertThat(reasonOf(uri("/token"))).isEqualTo("address-refused");
        assertThat(requests).isEmpty();
        change(true, List.of("127.0.0.0/8"), 10, 1024);
        assertThat(http.send(Request.get(uri("/token"))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1%25lo]", "[64:ff9b:1::7f00:1]", "127.0.0.1", "0.0.0.0"})
    @DisplayName("C11: an address in place of a name is judged like those of names")
    void judgesAddressesInPlaceOfNames(String host) {
        change(true, List.of(), 10, 1024);
        assertThat(reasonOf(URI.create("http://" + host + ":9/token"))).isEqualTo("address-refused");
    }

    @Test
    @DisplayName("C11: a name is refused when one of its addresses is private, and it is looked up once only")
    void checksEveryAddressOfANameAndConnectsToTheCheckedOne() throws Exception {
        serve(exchange -> answer(exchange, 200, Map.of(), "{}"));
        List<String> lookedUp = new ArrayList<>();
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        InetAddress open = InetAddress.getByName("93.184.216.34");
        PinnedHttp named = new PinnedHttp(settings, names(host -> {
            lookedUp.add(host);
            // A rebinding name: harmless at the first look-up, private at the second.
            return lookedUp.size() == 1 ? new InetAddress[] {loopback} : new InetAddress[] {InetAddress.getByName("10.0.0.1")};
        }));
        PinnedHttp mixed = new PinnedHttp(settings, names(host -> new InetAddress[] {open, InetAddress.getByName("10.0.0.1")}));
        try (named; mixed) {
            URI rebinding = URI.create("http://rebinding.example:" + server.getAddress().getPort() + "/token");
            assertThat(named.send(Request.get(rebinding)).status()).isEqualTo(200);
            assertThat(lookedUp).containsExactly("rebinding.example");
            assertThat(reason(mixed, rebinding)).isEqualTo("address-refused");
        }
    }

    @Test
    @DisplayName("C11: redirects are not followed")
    void followsNoRedirect() {
        serve(exchange -> answer(exchange, 307, Map.of("Location", uri("/elsewhere").toString()), ""));
        assertThat(http.send(new Request("POST", uri("/token"), Map.of(), "text/plain", Secret.of("secret"))).status()).isEqualTo(307);
        assertThat(requests).hasSize(1);
    }

    @Test
    void sendsNoCookieBackAndRepeatsNothing() {
        serve(exchange -> answer(exchange, 503, Map.of("Set-Cookie", "a=b", "Retry-After", "1"), ""));
        http.send(Request.get(uri("/one")));
        http.send(Request.get(uri("/two")));
        assertThat(requests).containsExactly("GET /one null null ", "GET /two null null ");
    }

    @Test
    @DisplayName("C12: an answer over the limit is cut off, declared or not")
    void capsTheSize() {
        change(true, List.of("127.0.0.1"), 10, 1000);
        serve(exchange -> answer(exchange, 200, Map.of(), "x".repeat(1000)));
        assertThat(http.send(Request.get(uri("/fits"))).body().reveal()).hasSize(1000);
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        });
        assertThat(reasonOf(uri("/endless"))).isEqualTo("answer-too-large");
    }

    @Test
    @DisplayName("C12: a compressed answer is refused and never inflated")
    void refusesCompressedAnswers() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 1000; i++) {
                gzip.write(new byte[10_000]);
            }
        }
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.size());
            exchange.getResponseBody().write(bomb.toByteArray());
            exchange.close();
        });
        assertThat(reasonOf(uri("/bomb"))).isEqualTo("answer-compressed");
    }

    @Test
    @DisplayName("C12: a body that drips ends at the deadline")
    void endsABodyThatDripsAtTheDeadline() {
        change(true, List.of("127.0.0.1"), 1, 100_000);
        CountDownLatch dripped = new CountDownLatch(1);
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!awaitEnd(50)) {
                    body.write(' ');
                    body.flush();
                }
            } catch (IOException e) {
                dripped.countDown();
                throw e;
            }
        });
        assertThat(reasonOf(uri("/drip"))).isEqualTo("timed-out");
        assertThat(dripped).satisfies(latch -> assertThat(latch.await(5, TimeUnit.SECONDS)).as("the connection was closed").isTrue());
    }

    @Test
    void aCallerThatIsInterruptedHearsOfItAtOnceAndStaysInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        serve(exchange -> {
            arrived.countDown();
            awaitEnd(60_000);
            exchange.close();
        });
        AtomicReference<Thread> caller = new AtomicReference<>();
        Future<String> told = handlers.submit(() -> {
            caller.set(Thread.currentThread());
            return reasonOf(uri("/token")) + " " + Thread.interrupted();
        });
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        caller.get().interrupt();
        assertThat(told.get(5, TimeUnit.SECONDS)).isEqualTo("interrupted true");
    }

    @Test
    @DisplayName("C12: a name look-up that hangs ends at the deadline")
    void endsALookUpThatHangsAtTheDeadline() {
        change(true, List.of(), 1, 1000);
        try (PinnedHttp hanging = new PinnedHttp(settings, names(host -> {
            awaitEnd(60_000);
            throw new UnknownHostException(host);
        }))) {
            assertThat(reason(hanging, URI.create("http://hangs.example/"))).isEqualTo("timed-out");
        }
    }

    @Test
    @DisplayName("C12: an unknown charset is named, a declared one is honoured")
    void namesAnUnknownCharset() {
        serve(exchange -> answer(exchange, 200, Map.of("Content-Type", "application/json; charset=klingon"), "{}"));
        assertThat(reasonOf(uri("/"))).isEqualTo("answer-charset-unknown");
        serve(exchange -> {
            byte[] bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-16");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        assertThat(http.send(Request.get(uri("/"))).body().reveal()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:password@127.0.0.1/", "http://127.0.0.1:0/", "http://127.0.0.1:70000/", "mailto:a@b", "/token"})
    void refusesUnusableUrls(String url) {
        assertThat(reasonOf(URI.create(url))).isEqualTo("url-not-usable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "ftp://127.0.0.1/", "HTTP://127.0.0.1/"})
    @DisplayName("C11: only https without the development override")
    void refusesHttpWithoutTheOverride(String url) {
        change(false, List.of("127.0.0.1"), 10, 1000);
        assertThat(reasonOf(URI.create(url))).isEqualTo("not-https");
    }

    @Test
    void namesFailuresOfTheConnection() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
            closed.close();
            assertThat(reasonOf(nobody)).isEqualTo("connection-refused");
        }
        assertThat(reasonOf(URI.create("http://nowhere.invalid/"))).isEqualTo("host-not-found");
        assertThat(reasonOf(withoutTls())).isEqualTo("tls-failed");
        serve(HttpExchange::close);
        assertThat(reasonOf(uri("/"))).isEqualTo("connection-broken");
    }

    @Test
    @DisplayName("C11: through the JVM's proxy, names that lead to private addresses are refused before the proxy is asked")
    void usesTheProxyOfTheSystemProperties() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(server.getAddress().getPort()));
        serve(exchange -> answer(exchange, 200, Map.of(), "through the proxy"));
        try (PinnedHttp proxied = new PinnedHttp(settings, names(host -> {
            if (host.equals("private.example")) {
                return new InetAddress[] {InetAddress.getByName("10.0.0.1")};
            }
            throw new UnknownHostException(host);
        }))) {
            assertThat(proxied.send(Request.get(URI.create("http://provider.example/token"))).body().reveal()).isEqualTo("through the proxy");
            assertThat(requests).containsExactly("GET http://provider.example/token null null ");
            assertThat(reason(proxied, URI.create("http://private.example/token"))).isEqualTo("address-refused");
            assertThat(requests).hasSize(1);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    @DisplayName("C11: the JVM's credentials are offered to its proxy, never to the target")
    void offersCredentialsToTheProxyOnly() {
        List<String> offered = new CopyOnWriteArrayList<>();
        serve(exchange -> {
            String toProxy = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            offered.add(toProxy + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            if (toProxy == null) {
                answer(exchange, 407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""), "");
            } else {
                answer(exchange, 401, Map.of("WWW-Authenticate", "Basic realm=\"target\""), "");
            }
        });
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(server.getAddress().getPort()));
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("jira", "word".toCharArray());
            }
        });
        try (PinnedHttp proxied = new PinnedHttp(settings, names(host -> {
            throw new UnknownHostException(host);
        }))) {
            assertThat(proxied.send(Request.get(URI.create("http://provider.example/token"))).status()).isEqualTo(401);
            assertThat(offered).containsExactly("null null", "Basic amlyYTp3b3Jk null");
        } finally {
            Authenticator.setDefault(null);
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    @DisplayName("the log at TRACE holds neither what is sent nor what is answered")
    void logsNoSecret() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ch.qos.logback.core.Appender<ILoggingEvent> console = root.getAppender("console");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.detachAppender(console);
        root.setLevel(Level.TRACE);
        try {
            serve(exchange -> answer(exchange, 200, Map.of("Set-Cookie", "session=answeredsecret"), "{\"t\":\"answeredsecret\"}"));
            http.send(new Request("POST", uri("/token"), Map.of("Authorization", "Basic sentsecret"), "text/plain", Secret.of("sentsecret")));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
            root.addAppender(console);
        }
        List<String> lines = List.copyOf(log.list).stream().filter(event -> !event.getLoggerName().startsWith("com.sun"))
                .map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("sentsecret") || line.contains("answeredsecret"));
    }

    /** An https URL at whose port a server without TLS answers. */
    private URI withoutTls() throws IOException {
        ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        handlers.execute(() -> {
            try (plain; Socket socket = plain.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");
    }

    private String reasonOf(URI uri) {
        return reason(http, uri);
    }

    private static String reason(PinnedHttp http, URI uri) {
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> http.send(Request.get(uri)));
        assertThat(failure).isNotNull();
        return failure.problem().reason();
    }

    private void change(boolean override, List<String> allowed, int seconds, int bytes) {
        settings.save(new Settings(override, allowed, Duration.ofSeconds(seconds), bytes, Duration.ofMinutes(5), Duration.ofDays(1),
                IncomingPolicy.DEFAULTS));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(HttpHandler handler) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException e) {
            // the first one
        }
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean awaitEnd(int millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private interface LookUp {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    private static DnsResolver names(LookUp lookUp) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return lookUp.find(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
