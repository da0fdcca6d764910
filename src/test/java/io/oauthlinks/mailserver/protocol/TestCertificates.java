package io.oauthlinks.mailserver.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates made by the JDK's keytool, valid for a hundred years: an authority, and servers' certificates issued by it. */
public final class TestCertificates {

    private static final String PASSWORD = "changeit";
    private static final Path DIRECTORY = directory();
    private static final Path ISSUED = DIRECTORY.resolve("issued.p12");

    static {
        keytool(ISSUED, "authority", "-dname", "CN=Test authority", "-ext", "bc:c");
    }

    private TestCertificates() { }

    /** PEM of the authority that issued the others. */
    public static String authority() {
        return pem(ISSUED, "authority");
    }

    /** For localhost and 127.0.0.1. */
    public static Path good() {
        return Good.STORE;
    }

    /** For mail.example.com. */
    public static Path otherHost() {
        return OtherHost.STORE;
    }

    /** Signed by itself, for localhost. */
    public static Path selfSigned() {
        return SelfSigned.STORE;
    }

    /** Issued for localhost, and past its end since yesterday. */
    public static Path expired() {
        return Expired.STORE;
    }

    /** Signed by itself for localhost, and past its end since yesterday. */
    public static Path expiredSelfSigned() {
        return ExpiredSelfSigned.STORE;
    }

    private static final class Expired {
        private static final Path STORE = issued("expired", "dns:localhost", "-startdate", "-3d", "-validity", "2");
    }

    private static final class ExpiredSelfSigned {
        private static final Path STORE = DIRECTORY.resolve("expired-self-signed.p12");

        static {
            keytool(STORE, "expired-self-signed", "-dname", "CN=old.example", "-ext", "san=dns:localhost", "-startdate", "-3d", "-validity", "2");
        }
    }

    private static final class Good {
        private static final Path STORE = issued("good", "dns:localhost,ip:127.0.0.1");
    }

    private static final class OtherHost {
        private static final Path STORE = issued("other-host", "dns:mail.example.com");
    }

    private static final class SelfSigned {
        private static final Path STORE = DIRECTORY.resolve("self-signed.p12");

        static {
            keytool(STORE, "self-signed", "-dname", "CN=self.example", "-ext", "san=dns:localhost");
        }
    }

    /** A store of its own, so that a server has one key only. */
    private static Path issued(String name, String san, String... more) {
        try {
            Path store = DIRECTORY.resolve(name + ".p12");
            Files.copy(ISSUED, store);
            List<String> options = new ArrayList<>(List.of("-dname", "CN=" + name + ".example", "-ext", "san=" + san, "-signer", "authority"));
            options.addAll(List.of(more));
            keytool(store, name, options.toArray(String[]::new));
            KeyStore keys = load(store);
            keys.deleteEntry("authority");
            try (OutputStream out = Files.newOutputStream(store)) {
                keys.store(out, PASSWORD.toCharArray());
            }
            return store;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String pem(Path store, String alias) {
        try {
            byte[] der = load(store).getCertificate(alias).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static SSLContext serving(Path store) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(store), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void keytool(Path store, String alias, String... more) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC",
                "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", alias,
                "-keyalg", "EC", "-groupname", "secp256r1"));
        line.addAll(List.of(more));
        if (!line.contains("-validity")) {
            line.addAll(List.of("-startdate", "-1d", "-validity", "36500"));
        }
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static KeyStore load(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("certificates");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
