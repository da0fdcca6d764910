package io.oauthlinks.mailserver.protocol;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Accepts what any of several trust managers accepts, and remembers why a certificate was refused. */
final class ServerTrust extends X509ExtendedTrustManager {

    private final List<X509ExtendedTrustManager> managers;
    private final Clock clock;
    private CertificateRefusal refusal;

    ServerTrust(List<X509ExtendedTrustManager> managers, Clock clock) {
        this.managers = List.copyOf(managers);
        this.clock = clock;
    }

    CertificateRefusal refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        // a certificate that is itself trusted passes the JDK's check even when it has expired
        Instant now = clock.instant();
        if (now.isAfter(chain[0].getNotAfter().toInstant())) {
            throw refused(CertificateRefusal.Kind.EXPIRED, chain, null);
        }
        if (now.isBefore(chain[0].getNotBefore().toInstant())) {
            throw refused(CertificateRefusal.Kind.NOT_YET_VALID, chain, null);
        }
        CertificateException last = null;
        for (X509ExtendedTrustManager manager : managers) {
            try {
                manager.checkServerTrusted(chain, authType);
            } catch (CertificateException unknown) {
                last = unknown;
                continue;
            }
            try {
                manager.checkServerTrusted(chain, authType, socket);
                return;
            } catch (CertificateException otherHost) {
                throw refused(CertificateRefusal.Kind.OTHER_HOST, chain, otherHost);
            }
        }
        boolean selfSigned = chain.length == 1 && chain[0].getIssuerX500Principal().equals(chain[0].getSubjectX500Principal());
        throw refused(selfSigned ? CertificateRefusal.Kind.SELF_SIGNED : CertificateRefusal.Kind.UNTRUSTED, chain, last);
    }

    private CertificateException refused(CertificateRefusal.Kind kind, X509Certificate[] chain, Exception cause) {
        X509Certificate leaf = chain[0];
        refusal = new CertificateRefusal(kind, TlsFacts.shortName(leaf.getSubjectX500Principal()),
                TlsFacts.shortName(leaf.getIssuerX500Principal()), names(leaf), leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant());
        return new CertificateException("Certificate refused: " + kind, cause);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of(TlsFacts.shortName(certificate.getSubjectX500Principal()))
                    : names.stream().map(name -> name.get(1)).filter(String.class::isInstance).map(String.class::cast).limit(10).toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("The host cannot be verified without its connection");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Only sockets are served");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Clients are not served");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("Clients are not served");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Clients are not served");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return managers.stream().flatMap(manager -> List.of(manager.getAcceptedIssuers()).stream()).toArray(X509Certificate[]::new);
    }
}
