package io.oauthlinks.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Date;

/** Makes the JVM trust the development CA besides the JDK's own authorities. Must run before anything opens TLS. */
final class Trust {

    private static final String PASSWORD = "changeit";

    private Trust() {
    }

    /** @param folder takes the trust store that this writes */
    static void developmentCa(Path caCertificate, Path folder) {
        Path trustStore = folder.resolve("truststore.jks");
        try (InputStream jdk = Files.newInputStream(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"));
                InputStream ca = Files.newInputStream(caCertificate)) {
            // JKS, whose password costs no time to check
            KeyStore store = KeyStore.getInstance("JKS");
            KeyStore authorities = KeyStore.getInstance("JKS");
            authorities.load(jdk, PASSWORD.toCharArray());
            store.load(null, null);
            for (var aliases = authorities.aliases(); aliases.hasMoreElements();) {
                String alias = aliases.nextElement();
                if (authorities.getCertificate(alias) instanceof X509Certificate authority && !isExpired(authority)) {
                    store.setCertificateEntry(alias, authority);
                }
            }
            store.setCertificateEntry("development-ca", CertificateFactory.getInstance("X.509").generateCertificate(ca));
            try (OutputStream out = Files.newOutputStream(trustStore)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot trust the development CA: " + e.getMessage(), e);
        }
        System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", "JKS");
    }

    /** Tomcat complains about each of those at every start. */
    private static boolean isExpired(X509Certificate authority) {
        return authority.getNotAfter().before(new Date());
    }
}
