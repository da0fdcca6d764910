package io.oauthlinks.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.oauthlinks.mailserver.protocol.TestCertificates;
import io.oauthlinks.outbound.OutboundHttp.Request;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.ProxyUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinkTrustTest {

    private static final String AUTHORITY = TestCertificates.authority();

    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final PinnedHttp http = new PinnedHttp(settings);
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final List<HttpsServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        http.close();
        servers.forEach(server -> server.stop(0));
        handlers.shutdownNow();
    }

    @Test
    @DisplayName("a private authority is refused by name without the link's certificates, accepted with them, and by this link only")
    void trustsTheAuthorityOfALink() throws IOException {
        URI uri = serving(TestCertificates.good());
        assertThat(reason(uri, "")).isEqualTo("certificate-untrusted");
        assertThat(http.send(Request.get(uri).trusting(AUTHORITY)).status()).isEqualTo(200);
        assertThat(reason(uri, "")).isEqualTo("certificate-untrusted");
        assertThat(reason(uri, TestCertificates.pem(TestCertificates.selfSigned(), "self-signed"))).isEqualTo("certificate-untrusted");
    }

    @Test
    @DisplayName("a certificate that was signed by itself is accepted when it is the link's")
    void trustsACertificateThatIsTheLinks() throws IOException {
        URI uri = serving(TestCertificates.selfSigned());
        assertThat(reason(uri, AUTHORITY)).isEqualTo("certificate-untrusted");
        assertThat(http.send(Request.get(uri).trusting(TestCertificates.pem(TestCertificates.selfSigned(), "self-signed"))).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("C10: the link's certificates switch no check off: host and validity are verified")
    void stillChecksHostAndValidity() throws IOException {
        assertThat(reason(serving(TestCertificates.otherHost()), AUTHORITY)).isEqualTo("certificate-other-host");
        assertThat(reason(serving(TestCertificates.expired()), AUTHORITY)).isEqualTo("certificate-expired");
        assertThat(reason(serving(TestCertificates.expiredSelfSigned()), TestCertificates.pem(TestCertificates.expiredSelfSigned(), "expired-self-signed")))
                .isEqualTo("certificate-expired");
        assertThat(reason(serving(TestCertificates.good()), "no certificate")).isEqualTo("tls-failed");
    }

    @Test
    @DisplayName("the certificate is verified through the tunnel of a proxy, too")
    void verifiesThroughAProxy() throws IOException {
        URI uri = serving(TestCertificates.good());
        try (LoopbackProxy proxy = LoopbackProxy.start()) {
            settings.save(settings.current().with(new Proxies(ProxyUse.OWN, new ProxyServer("127.0.0.1", proxy.port(), "", null, false, List.of()),
                    ProxyServer.NONE)));
            assertThat(reason(uri, "")).isEqualTo("certificate-untrusted");
            assertThat(http.send(Request.get(uri).trusting(AUTHORITY)).status()).isEqualTo(200);
            assertThat(proxy.asked()).hasSize(2);
        }
    }

    private String reason(URI uri, String pem) {
        OutboundFailure failure = catchThrowableOfType(OutboundFailure.class, () -> http.send(Request.get(uri).trusting(pem)));
        assertThat(failure).isNotNull();
        return failure.problem().reason();
    }

    private URI serving(Path store) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TestCertificates.serving(store)));
        server.setExecutor(handlers);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/token");
    }
}
