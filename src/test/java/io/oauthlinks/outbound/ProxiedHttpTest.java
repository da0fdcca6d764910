package io.oauthlinks.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.oauthlinks.mailserver.protocol.TestCertificates;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outbound.OutboundHttp.Request;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.ProxyUse;
import io.oauthlinks.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ProxiedHttpTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private SSLContext before;
    private HttpsServer target;
    private LoopbackProxy proxy;
    private PinnedHttp http;

    @BeforeEach
    void start() throws Exception {
        before = SSLContext.getDefault();
        SSLContext.setDefault(trustingTheTestAuthority());
        target = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.setHttpsConfigurator(new HttpsConfigurator(TestCertificates.serving(TestCertificates.good())));
        serve(target);
        proxy = LoopbackProxy.start();
        http = new PinnedHttp(settings);
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        proxy.close();
        target.stop(0);
        SSLContext.setDefault(before);
        Stream.of("http.proxyHost", "http.proxyPort", "https.proxyHost", "https.proxyPort", "http.nonProxyHosts", "https.proxyUser", "https.proxyPassword",
                "http.proxyUser", "http.proxyPassword").forEach(System::clearProperty);
    }

    @Test
    @DisplayName("C40: a token call goes through the proxy of the settings, in a tunnel")
    void goesThroughTheProxyOfTheSettings() {
        use(own("", null));
        assertThat(call()).isEqualTo("answered POST grant_type=refresh_token");
        assertThat(proxy.asked()).containsExactly("CONNECT localhost:" + port() + " HTTP/1.1");
        assertThat(path()).isEqualTo("own-proxy " + proxy.place());
    }

    @Test
    @DisplayName("C40: the proxy gets its login with CONNECT, the target never sees it")
    void logsInAtTheProxy() {
        proxy.askingFor("jira", "wörd");
        use(own("jira", "wörd"));
        assertThat(call()).isEqualTo("answered POST grant_type=refresh_token");
        assertThat(proxy.asked()).containsExactly("CONNECT localhost:" + port() + " HTTP/1.1", "CONNECT localhost:" + port() + " HTTP/1.1 with login");
        assertThat(requests).containsExactly("null null");
    }

    @ParameterizedTest
    @DisplayName("C40: exceptions are reached without the proxy")
    @CsvSource({"localhost,localhost", "127.0.0.1,127.0.0.0/8", "127.0.0.1,127.0.0.1", "LOCALHOST,localhost"})
    void reachesExceptionsDirectly(String host, String exception) {
        use(new ProxyServer("127.0.0.1", proxy.port(), "", null, false, List.of("*.corp.example", exception)));
        URI uri = URI.create("https://" + host + ":" + port() + "/token");
        assertThat(http.send(Request.get(uri)).status()).isEqualTo(200);
        assertThat(proxy.asked()).isEmpty();
        assertThat(path(uri)).isEqualTo("own-exception " + exception);
    }

    @Test
    @DisplayName("C40: an exception is no more than it says")
    void exceptionsNameNothingElse() {
        ProxyServer server = new ProxyServer("127.0.0.1", proxy.port(), "", null, false, List.of("*.corp.example", "idp.example", "10.0.0.0/8"));
        assertThat(Stream.of("login.corp.example", "a.b.corp.example", "idp.example", "10.9.9.9", "IDP.example")).allMatch(host -> server.exceptionFor(host).isPresent());
        assertThat(Stream.of("corp.example", "notcorp.example", "x.idp.example", "11.0.0.1", "10.example", "[::1]")).noneMatch(host -> server.exceptionFor(host).isPresent());
    }

    @Test
    @DisplayName("C40: the JVM's proxy is used as long as the settings say nothing else, and http.nonProxyHosts is honoured")
    void usesTheProxyOfTheJvm() {
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(proxy.port()));
        // anything but an empty value adds the loopback addresses
        System.setProperty("http.nonProxyHosts", "");
        assertThat(call()).startsWith("answered");
        assertThat(proxy.asked()).hasSize(1);
        assertThat(path()).isEqualTo("jvm-proxy " + proxy.place());

        System.setProperty("http.nonProxyHosts", "local*");
        assertThat(call()).startsWith("answered");
        assertThat(path()).isEqualTo("jvm-exception ");

        settings.save(settings.current().with(new Proxies(ProxyUse.NONE, ProxyServer.NONE, ProxyServer.NONE)));
        System.setProperty("http.nonProxyHosts", "");
        assertThat(call()).startsWith("answered");
        assertThat(path()).isEqualTo("direct ");
        assertThat(proxy.asked()).hasSize(1);
    }

    @Test
    @DisplayName("C40: user and password of the JVM's properties reach its proxy")
    void logsInAtTheProxyOfTheJvm() {
        proxy.askingFor("jira", "word");
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", String.valueOf(proxy.port()));
        System.setProperty("https.proxyUser", "jira");
        System.setProperty("https.proxyPassword", "word");
        System.setProperty("http.nonProxyHosts", "");
        assertThat(call()).startsWith("answered");
        assertThat(proxy.asked()).hasSize(2);
    }

    @Test
    @DisplayName("C40: without TLS, which only the development override allows, the request itself goes to the proxy")
    void plainRequestsGoToTheProxyInAbsoluteForm() throws IOException {
        HttpServer plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(plain);
        proxy.askingFor("jira", "word");
        try {
            URI uri = URI.create("http://localhost:" + plain.getAddress().getPort() + "/token");
            use(own("jira", "word"));
            assertThat(http.send(Request.get(uri)).status()).isEqualTo(200);
            assertThat(proxy.asked()).containsExactly("GET " + uri + " HTTP/1.1", "GET " + uri + " HTTP/1.1 with login");
            use(own("jira", "wrong"));
            assertThat(problem(uri).reason()).isEqualTo("proxy-login-refused");
        } finally {
            plain.stop(0);
        }
    }

    @Test
    @DisplayName("C11: the proxy looks names up; what is known here to lead to a private address is refused before")
    void theProxyLooksNamesUp() {
        use(own("", null));
        proxy.knowing("login.provider.example", port());
        try (PinnedHttp named = new PinnedHttp(settings, names())) {
            // the tunnel stands; the certificate is for localhost
            assertThat(problem(named, URI.create("https://login.provider.example/token")).reason()).isEqualTo("certificate-other-host");
            assertThat(proxy.asked()).containsExactly("CONNECT login.provider.example:443 HTTP/1.1");
            assertThat(problem(named, URI.create("https://intranet.example/token")).reason()).isEqualTo("address-refused");
            assertThat(problem(named, URI.create("https://10.0.0.1/token")).reason()).isEqualTo("address-refused");
            assertThat(proxy.asked()).hasSize(1);
        }
    }

    @Test
    @DisplayName("C40: a proxy that nobody knows is named")
    void namesAnUnknownProxy() {
        use(new ProxyServer("proxy.invalid", 3128, "", null, false, List.of()));
        assertNamed("proxy-not-found", "proxy.invalid:3128");
    }

    @Test
    @DisplayName("C40: a proxy that refuses connections is named")
    void namesAProxyThatRefusesConnections() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int nobody = closed.getLocalPort();
            closed.close();
            use(new ProxyServer("127.0.0.1", nobody, "", null, false, List.of()));
            assertNamed("proxy-unreachable", "127.0.0.1:" + nobody);
        }
    }

    @Test
    @DisplayName("C40: a proxy that stays silent is named within the time limit")
    void namesASilentProxy() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings s = settings.current();
            settings.save(new Settings(true, s.allowedPrivateAddresses(), Duration.ofSeconds(1), s.outboundMaxBytes(), s.refreshBefore(), s.auditRetention(),
                    s.incoming()));
            use(new ProxyServer("127.0.0.1", silent.getLocalPort(), "", null, false, List.of()));
            assertNamed("proxy-timed-out", "127.0.0.1:" + silent.getLocalPort());
        }
    }

    @Test
    @DisplayName("C40: a proxy that asks for a login, or refuses it, is named")
    void namesWhatIsWrongWithTheLogin() {
        proxy.askingFor("jira", "word");
        use(own("", null));
        assertNamed("proxy-login-needed", proxy.place());
        use(own("jira", "wrong"));
        assertNamed("proxy-login-refused", proxy.place());
        proxy.askingFor("jira", "word", "Negotiate", "NTLM");
        use(own("jira", "word"));
        assertNamed("proxy-login-unsupported", proxy.place());
        assertThat(problem(uri()).cause().arguments()).contains("negotiate, ntlm");
        use(own("jira", "word").with(null, true));
        assertNamed("proxy-password-unreadable", proxy.place());
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("C40: what the proxy says in place of the target is its refusal, never an answer of the target")
    @CsvSource({"403 Forbidden,proxy-refuses-target", "405 Method Not Allowed,proxy-refuses-target", "302 Found,proxy-refuses-target",
            "502 Bad Gateway,proxy-target-unreachable", "504 Gateway Timeout,proxy-target-unreachable"})
    void namesATargetThatTheProxyRefuses(String status, String reason) {
        use(own("", null));
        proxy.refusing(status);
        assertNamed(reason, proxy.place());
        assertThat(problem(uri()).providerWords()).isEqualTo("HTTP " + status.substring(0, 3));
    }

    @Test
    @DisplayName("C40: a server that is no HTTP proxy is named")
    void namesWhatIsNoProxy() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread mail = new Thread(() -> {
                while (true) {
                    try (java.net.Socket socket = other.accept()) {
                        socket.getOutputStream().write("* OK IMAP4rev1\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            mail.setDaemon(true);
            mail.start();
            use(new ProxyServer("127.0.0.1", other.getLocalPort(), "", null, false, List.of()));
            assertNamed("proxy-broke-off", "127.0.0.1:" + other.getLocalPort());
        }
    }

    private void assertNamed(String reason, String place) {
        Problem problem = problem(uri());
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem.cause().arguments()).startsWith("localhost:" + port(), place);
        assertThat(OutboundFailure.isUnreachable(problem)).isTrue();
    }

    private Problem problem(URI uri) {
        return problem(http, uri);
    }

    private static Problem problem(PinnedHttp http, URI uri) {
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> http.send(Request.get(uri)));
        assertThat(failure).isNotNull();
        return failure.problem();
    }

    private String call() {
        return http.send(new Request("POST", uri(), Map.of(), "application/x-www-form-urlencoded", Secret.of("grant_type=refresh_token"))).body().reveal();
    }

    private String path() {
        return path(uri());
    }

    private String path(URI uri) {
        var message = http.to(uri);
        assertThat(message.arguments().get(0)).isEqualTo(uri.getHost());
        return message.key().replaceFirst("^.*\\.", "") + " " + message.arguments().get(1);
    }

    private URI uri() {
        return URI.create("https://localhost:" + port() + "/token");
    }

    private int port() {
        return target.getAddress().getPort();
    }

    private ProxyServer own(String user, String password) {
        return new ProxyServer("127.0.0.1", proxy.port(), user, password == null ? null : Secret.of(password), false, List.of());
    }

    private void use(ProxyServer server) {
        settings.save(settings.current().with(new Proxies(ProxyUse.OWN, server, ProxyServer.NONE)));
    }

    private void serve(HttpServer server) {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("Proxy-Authorization") + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = ("answered " + exchange.getRequestMethod() + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Knows the intranet and, as the JDK does, addresses; nothing else. */
    private static DnsResolver names() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (host.equals("intranet.example")) {
                    return new InetAddress[] {InetAddress.getByName("192.168.1.1")};
                }
                if (host.matches("[0-9.]+")) {
                    return SystemDefaultDnsResolver.INSTANCE.resolve(host);
                }
                throw new UnknownHostException(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static SSLContext trustingTheTestAuthority() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(TestCertificates.authority().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
