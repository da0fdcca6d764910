package io.oauthlinks.trust;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates in PEM (RFC 7468) that an administrator trusts besides the JVM's. */
public record TrustedCertificates(List<X509Certificate> certificates) {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    public TrustedCertificates {
        certificates = List.copyOf(certificates);
    }

    /**
     * Text between the blocks is explanatory (RFC 7468 section 2) and ignored.
     *
     * @throws CertificateException when there is no certificate, or one cannot be read
     */
    public static TrustedCertificates parse(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(block.group(1));
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            } catch (IllegalArgumentException notBase64) {
                throw new CertificateException("Not base64", notBase64);
            }
        }
        if (found.isEmpty()) {
            throw new CertificateException("No certificate in PEM");
        }
        return new TrustedCertificates(found);
    }

    /** A private key was pasted along; it must never be stored here. */
    public static boolean holdsPrivateKey(String pem) {
        return pem.contains("PRIVATE KEY-----");
    }

    /** Distinguished names of the subjects, for people. */
    public List<String> subjects() {
        return certificates.stream().map(c -> c.getSubjectX500Principal().getName()).toList();
    }
}
