package io.oauthlinks.mailserver.protocol;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/**
 * What TLS settled.
 *
 * @param protocol for people, such as {@code TLS 1.3}
 * @param subject  common name of the server's certificate
 * @param issuer   common name of who issued it
 * @param expires  end of its validity
 */
public record TlsFacts(String protocol, String subject, String issuer, Instant expires) {

    static TlsFacts of(SSLSession session) throws SSLPeerUnverifiedException {
        X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
        return new TlsFacts(session.getProtocol().replaceFirst("^TLSv1$", "TLS 1.0").replaceFirst("^TLSv", "TLS "),
                shortName(certificate.getSubjectX500Principal()), shortName(certificate.getIssuerX500Principal()),
                certificate.getNotAfter().toInstant());
    }

    /** Common name, else organization, else the whole name. */
    static String shortName(X500Principal name) {
        try {
            List<Rdn> parts = new LdapName(name.getName()).getRdns().stream().sorted(Collections.reverseOrder()).toList();
            for (String type : List.of("CN", "O")) {
                for (Rdn part : parts) {
                    if (part.getType().equalsIgnoreCase(type) && part.getValue() instanceof String value) {
                        return value;
                    }
                }
            }
        } catch (InvalidNameException unusual) {
            return name.getName();
        }
        return name.getName();
    }
}
