package io.oauthlinks.outbound;

import io.oauthlinks.trust.TrustedCertificates;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** TLS with a target: certificate, validity and host are verified, against the JVM's authorities and the certificates of the request's link. */
final class TargetTls implements TlsSocketStrategy {

    private static final int MOST_KEPT = 50;

    private final TlsSocketStrategy jvm = (TlsSocketStrategy) ClientTlsStrategyBuilder.create().useSystemProperties().buildClassic();
    private final Map<String, TlsSocketStrategy> ofLinks = new ConcurrentHashMap<>();

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context) throws IOException {
        Trip trip = Trip.of(context);
        SSLSocket secure = strategy(trip.trusted()).upgrade(socket, target, port, attachment, context);
        requireValid(secure);
        trip.spokeTls();
        return secure;
    }

    private TlsSocketStrategy strategy(String pem) throws SSLException {
        if (pem.isEmpty()) {
            return jvm;
        }
        TlsSocketStrategy known = ofLinks.get(pem);
        if (known != null) {
            return known;
        }
        if (ofLinks.size() >= MOST_KEPT) {
            ofLinks.clear();
        }
        try {
            TlsSocketStrategy made = (TlsSocketStrategy) ClientTlsStrategyBuilder.create().setSslContext(trusting(pem)).buildClassic();
            ofLinks.put(pem, made);
            return made;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new SSLException("The trusted certificates of the link cannot be used", unusable);
        }
    }

    /** One trust manager for all of them, so that expiry and host are checked as always. */
    private static SSLContext trusting(String pem) throws GeneralSecurityException, IOException {
        List<X509Certificate> all = new ArrayList<>(TrustedCertificates.parse(pem).certificates());
        for (TrustManager manager : managers(null)) {
            all.addAll(List.of(((X509TrustManager) manager).getAcceptedIssuers()));
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("trusted-" + i, all.get(i));
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(store), null);
        return context;
    }

    /** @param store null for the JVM's own */
    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** A certificate that is itself trusted passes the JDK's check even when it has expired. */
    private static void requireValid(SSLSocket secure) throws IOException {
        try {
            ((X509Certificate) secure.getSession().getPeerCertificates()[0]).checkValidity();
        } catch (GeneralSecurityException invalid) {
            secure.close();
            throw new SSLException("Certificate not valid now", invalid);
        }
    }
}
