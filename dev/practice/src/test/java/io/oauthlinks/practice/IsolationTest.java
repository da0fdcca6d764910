package io.oauthlinks.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the provider as the host does: own class loader, platform class loader above it, JDK types between them. */
class IsolationTest {

    @TempDir
    static Path directory;

    private static URLClassLoader loader;
    private static Class<?> practice;
    private static Map<String, String> description;

    @BeforeAll
    static void start() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).map(IsolationTest::url).toArray(URL[]::new);
        loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
        practice = loader.loadClass("io.oauthlinks.practice.Practice");
        description = start(Map.of("keyStore", keyStore().toString(), "keyStorePassword", "secret-of-the-store", "https", "true",
                "jiraBaseUrl", "https://jira.test:8443/jira"));
    }

    @AfterAll
    static void stop() throws Exception {
        practice.getMethod("stop").invoke(null);
        loader.close();
    }

    @Test
    void leavesTheClassLoaderOfTheCallerAlone() {
        assertThat(Thread.currentThread().getContextClassLoader()).isNotSameAs(loader);
        assertThat(practice).isNotSameAs(Practice.class);
    }

    @Test
    void servesHttpsWithTheKeyStoreAndWelcomesTheJiraOfTheHost() throws Exception {
        assertThat(description.get("url")).startsWith("https://localhost:");
        HttpClient http = HttpClient.newBuilder().sslContext(trusting()).build();
        HttpResponse<String> login = http.send(HttpRequest.newBuilder(URI.create(description.get("url") + "/oauth2/authorize?response_type=code"
                + "&client_id=practice-client&scope=mail&state=s&code_challenge_method=S256&code_challenge=" + "c".repeat(43)
                + "&redirect_uri=https://jira.test:8443/jira/plugins/servlet/oauth-links/callback/a")).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(login.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void usesTheKeyStoreForMailToo() throws Exception {
        try (Socket socket = trusting().getSocketFactory().createSocket("localhost", Integer.parseInt(description.get("imapsPort")))) {
            socket.setSoTimeout(10_000);
            byte[] greeting = socket.getInputStream().readNBytes(4);
            assertThat(new String(greeting)).isEqualTo("* OK");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        InetAddress other = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst().orElse(null);
        InetAddress address = other != null ? other : InetAddress.getByName("127.0.0.2");
        for (String port : new String[] {"imapPort", "imapsPort", "pop3Port", "pop3sPort", "smtpPort"}) {
            assertThatThrownBy(() -> connect(address, Integer.parseInt(description.get(port)))).as(port).isInstanceOf(ConnectException.class);
        }
        assertThatThrownBy(() -> connect(address, URI.create(description.get("url")).getPort())).isInstanceOf(ConnectException.class);
    }

    @Test
    void cannotBeStartedTwice() {
        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(InvocationTargetException.class)
                .cause().isInstanceOf(IllegalStateException.class).hasMessageContaining("running already");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> start(Map<String, String> options) throws Exception {
        Method start = practice.getMethod("start", Map.class);
        return (Map<String, String>) start.invoke(null, options);
    }

    private static void connect(InetAddress address, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
        }
    }

    private static javax.net.ssl.SSLContext trusting() throws Exception {
        java.security.KeyStore keys = java.security.KeyStore.getInstance(keyStore().toFile(), "secret-of-the-store".toCharArray());
        java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("practice", keys.getCertificate("practice"));
        var managers = javax.net.ssl.TrustManagerFactory.getInstance(javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = javax.net.ssl.SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** A key store as the host makes one, with the JDK's own tool. */
    private static synchronized Path keyStore() throws Exception {
        Path file = directory.resolve("localhost.p12");
        if (!file.toFile().exists()) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                    "practice", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-keystore",
                    file.toString(), "-storepass", "secret-of-the-store").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(keytool.waitFor()).isZero();
        }
        return file;
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
