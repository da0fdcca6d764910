package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.trust.TrustedCertificates;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS to one mail server: certificate and host are verified, against the JVM's authorities and the server's own certificates. */
public final class MailTls {

    private final ServerTrust trust;
    private final SSLContext context;

    /** @param pem certificates to trust besides the JVM's; empty for none */
    public MailTls(String pem, Clock clock) {
        try {
            List<X509ExtendedTrustManager> managers = new ArrayList<>();
            if (!pem.isEmpty()) {
                managers.add(manager(store(TrustedCertificates.parse(pem).certificates())));
            }
            managers.add(manager(null));
            trust = new ServerTrust(managers, clock);
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("TLS cannot be set up", broken);
        }
    }

    private static KeyStore store(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("trusted-" + i, certificates.get(i));
        }
        return store;
    }

    /** @param store null for the JVM's own */
    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new CertificateException("No trust manager for X.509");
    }

    SSLSocket over(Socket socket, String host) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), false);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    /** Why the last certificate was refused; empty when none was. */
    public Optional<CertificateRefusal> refusal() {
        return Optional.ofNullable(trust.refusal());
    }
}
