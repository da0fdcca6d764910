package io.oauthlinks.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The development host as a process of its own, started as {@code dev/run} does, with the bundle that an administrator
 * would upload. {@link #shared()} is one host with practice provider for all test classes.
 */
final class RunningHost implements AutoCloseable {

    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static RunningHost shared;

    private final Process process;
    private final Path home;
    private final List<String> output = new ArrayList<>();
    private final Map<String, String> announced = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private RunningHost(Line line, Path home, List<String> jvmOptions, List<String> arguments) throws IOException {
        this.home = home;
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m", "-XX:+UseSerialGC"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", line.hostLib() + "/*", "io.oauthlinks.host.Main",
                "--port", "0", "--home", home.toString(), "--bundle", line.bundle().toString()));
        command.addAll(arguments);
        process = new ProcessBuilder(command).directory(REPOSITORY.toFile()).redirectErrorStream(true).start();
        Thread reader = new Thread(this::read, "host-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** The one host of this JVM, stopped when the JVM ends. */
    static synchronized RunningHost shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A host of one's own in a new home. */
    static RunningHost start(String... arguments) {
        try {
            return startIn(Files.createTempDirectory("oauth-links-host"), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A host in a given home, as after a restart or as a second node. */
    static RunningHost startIn(Path home, String... arguments) {
        return start(home, List.of(QUICK_START), arguments);
    }

    /** A host in a given home, with more options of its JVM. */
    static RunningHost startWith(Path home, List<String> jvmOptions, String... arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add(QUICK_START);
        return start(home, options, arguments);
    }

    /** A host that logs everything at TRACE. */
    static RunningHost startTracing(String... arguments) {
        try {
            return start(Files.createTempDirectory("oauth-links-host"), List.of(QUICK_START, "-Dhost.log.level=TRACE"), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A host that drops soft references at every collection, so that a class loader that something still holds shows. */
    static RunningHost startForgetful(String... arguments) {
        try {
            return start(Files.createTempDirectory("oauth-links-host"), List.of(QUICK_START, "-XX:SoftRefLRUPolicyMSPerMB=0"), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A host in a given home with the JVM options of {@code dev/run}, which make it fast in the long run instead of at once. */
    static RunningHost startAsDevRun(Path home, String... arguments) {
        return start(home, List.of(), arguments);
    }

    /** A Jira of this line, whichever is tested. */
    static RunningHost startOf(Line line, Path home, String... arguments) {
        return start(line, home, List.of(QUICK_START), arguments);
    }

    private static RunningHost start(Path home, List<String> jvmOptions, String... arguments) {
        return start(Line.TESTED, home, jvmOptions, arguments);
    }

    private static RunningHost start(Line line, Path home, List<String> jvmOptions, String... arguments) {
        try {
            RunningHost host = new RunningHost(line, home, jvmOptions, List.of(arguments));
            if (!host.ready.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || !host.announced.containsKey("Ready")) {
                host.close();
                throw new IllegalStateException("The host did not become ready:\n" + String.join("\n", host.output()));
            }
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Path bundle() throws IOException {
        return Line.TESTED.bundle();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                int colon = line.indexOf(": ");
                if (colon > 0 && line.substring(0, colon).matches("[A-Z][A-Za-z0-9 ]*")) {
                    announced.put(line.substring(0, colon), line.substring(colon + 2).trim());
                }
                if (line.startsWith("Started in")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // the process has ended; what it said is kept
        } finally {
            ready.countDown();
        }
    }

    /** Base URL with the context path, such as {@code http://localhost:40123/jira}. */
    URI url() {
        return URI.create(announced.get("Ready"));
    }

    /** A line {@code Name: value} that the host printed, such as {@code Practice provider}. */
    String announced(String name) {
        String value = announced.get(name);
        if (value == null) {
            throw new IllegalStateException("The host did not print \"" + name + ":\"; it printed\n" + String.join("\n", output()));
        }
        return value;
    }

    Path home() {
        return home;
    }

    /** The certificate that a client of {@code --tls} has to trust. */
    Path caCertificate() {
        return home.resolve("tls/ca.pem");
    }

    /** The certificate of localhost with its key; the password is {@code development}. */
    Path keyStore() {
        return home.resolve("tls/localhost.p12");
    }

    /** TLS as localhost, for clients and servers of the tests; trusts the host's development CA and nobody else. */
    SSLContext tls() {
        try (InputStream pem = Files.newInputStream(caCertificate()); InputStream own = Files.newInputStream(keyStore())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore localhost = KeyStore.getInstance("PKCS12");
            localhost.load(own, "development".toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(localhost, "development".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot read " + home.resolve("tls"), e);
        }
    }

    /** Everything in the log files. */
    String log() {
        try (Stream<Path> files = Files.walk(home.resolve("log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
