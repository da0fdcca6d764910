package io.oauthlinks.host.product.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a CA that signs one certificate, for localhost, and then forgets its key: whoever trusts {@code ca.pem} trusts nothing
 * but that certificate.
 */
public final class DevelopmentCa {

    private static final X500Name CA = new X500Name("CN=Development CA of OAuth Links for Jira");
    private static final X500Name LOCALHOST = new X500Name("CN=localhost");
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE = Duration.ofDays(7);
    private static final String PASSWORD = "development";
    private static final String ALIAS = "localhost";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tls tls;
    private final Path directory;
    private final Clock clock;

    private DevelopmentCa(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.tls = new Tls(directory.resolve("localhost.p12"), PASSWORD, directory.resolve("ca.pem"));
    }

    /** The files in the directory, made now if they are missing or about to expire. Nodes that start together share them. */
    public static synchronized Tls in(Path directory, Clock clock) {
        DevelopmentCa ca = new DevelopmentCa(directory, clock);
        try {
            Files.createDirectories(directory);
            Path lockFile = directory.resolve("lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !ca.isUsable()) {
                    ca.make();
                }
            }
            return ca.tls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Cannot make the localhost certificate in " + directory, e);
        }
    }

    private boolean isUsable() throws IOException, GeneralSecurityException {
        if (!Files.exists(tls.keyStore()) || !Files.exists(tls.caCertificate())) {
            return false;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(tls.keyStore())) {
            store.load(in, PASSWORD.toCharArray());
        }
        X509Certificate certificate = (X509Certificate) store.getCertificate(ALIAS);
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
    }

    private void make() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair caKeys = keyPair();
        KeyPair keys = keyPair();
        X509v3CertificateBuilder caBuilder = builder(CA, caKeys);
        caBuilder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        caBuilder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        X509Certificate caCertificate = sign(caBuilder, caKeys);

        X509v3CertificateBuilder builder = builder(LOCALHOST, keys);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1") }));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        X509Certificate certificate = sign(builder, caKeys);

        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate, caCertificate});
        write(store, caCertificate);
    }

    private void write(KeyStore store, X509Certificate caCertificate) throws IOException, GeneralSecurityException {
        Path pem = Files.createTempFile(directory, "ca", ".tmp");
        try (Writer file = Files.newBufferedWriter(pem); JcaPEMWriter writer = new JcaPEMWriter(file)) {
            writer.writeObject(caCertificate);
        }
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r--r--"));
        // temporary files are readable by their owner only, and so is the key store
        Path keyStore = Files.createTempFile(directory, "localhost", ".tmp");
        try (OutputStream out = Files.newOutputStream(keyStore)) {
            store.store(out, PASSWORD.toCharArray());
        }
        Files.move(pem, tls.caCertificate(), StandardCopyOption.ATOMIC_MOVE);
        Files.move(keyStore, tls.keyStore(), StandardCopyOption.ATOMIC_MOVE);
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(CA, new BigInteger(120, RANDOM).setBit(119), Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(LIFETIME)), subject, keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
