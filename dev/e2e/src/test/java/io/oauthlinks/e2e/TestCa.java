package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

/** An authority of the tests' own. A host that finds it in its home takes it for its development CA, and trusts what it issues. */
final class TestCa {

    private static final String PASSWORD = "development";
    private static final String AUTHORITY = "authority";

    private final Path directory;
    private final Path authority;

    /** @param directory takes the key stores */
    TestCa(Path directory) {
        this.directory = directory;
        this.authority = directory.resolve("authority.p12");
        keytool(authority, AUTHORITY, "-dname", "CN=Test authority", "-ext", "bc:c", "-validity", "30");
    }

    /** Puts the authority into a home, with a certificate for localhost and more host names, before a host starts there. */
    void installIn(Path home, String... names) {
        try {
            Files.createDirectories(home.resolve("tls"));
            Path issued = issue("localhost", "-ext", "san=dns:localhost,ip:127.0.0.1" + dns(names), "-validity", "30");
            Files.move(issued, home.resolve("tls/localhost.p12"));
            byte[] der = load(authority).getCertificate(AUTHORITY).getEncoded();
            Files.writeString(home.resolve("tls/ca.pem"), "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext expired() {
        return serving(issue("expired", "-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "5"));
    }

    SSLContext notYetValid() {
        return serving(issue("not-yet-valid", "-ext", "san=dns:localhost", "-startdate", "+1d", "-validity", "5"));
    }

    SSLContext forAnotherHost() {
        return serving(issue("another-host", "-ext", "san=dns:login.acme.example", "-validity", "30"));
    }

    /** Signed by itself. */
    SSLContext untrusted() {
        Path store = directory.resolve("untrusted.p12");
        keytool(store, "untrusted", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "30");
        return serving(store);
    }

    private Path issue(String name, String... more) {
        try {
            Path store = Files.copy(authority, directory.resolve(name + ".p12"));
            List<String> options = new ArrayList<>(List.of("-dname", "CN=" + name, "-signer", AUTHORITY, "-signerkeypass", PASSWORD));
            options.addAll(List.of(more));
            keytool(store, name, options.toArray(String[]::new));
            KeyStore keys = load(store);
            keys.deleteEntry(AUTHORITY);
            try (OutputStream out = Files.newOutputStream(store)) {
                keys.store(out, PASSWORD.toCharArray());
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String dns(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(",dns:").append(name);
        }
        return all.toString();
    }

    private static SSLContext serving(Path store) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(store), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String alias, String... more) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC",
                "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", alias,
                "-keyalg", "EC", "-groupname", "secp256r1"));
        line.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
