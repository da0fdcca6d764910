package io.oauthlinks.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host for which the practice provider stands in the place of the real ones: links with Google's and Microsoft's presets are
 * what they are for everybody, and only the network leads elsewhere. HTTPS goes through a proxy of the JVM's own settings to the
 * practice provider, whose certificate is for the providers' names; the names of mail hosts are in a hosts file of the JVM.
 */
final class ProvidersHost {

    private static final List<String> LOGINS = List.of("accounts.google.com", "oauth2.googleapis.com", "login.microsoftonline.com",
            "login.microsoftonline.us");
    private static final List<String> MAIL = List.of("imap.gmail.com", "pop.gmail.com", "outlook.office365.com", "outlook.office365.us");
    private static ProvidersHost shared;

    final RunningHost host;
    final TestCa ca;
    final Tunnels tunnels = new Tunnels();

    private ProvidersHost() {
        try {
            Path home = Files.createTempDirectory("oauth-links-providers");
            ca = new TestCa(Files.createDirectory(home.resolve("ca")));
            List<String> names = new ArrayList<>(LOGINS);
            names.addAll(MAIL);
            ca.installIn(home, names.toArray(String[]::new));
            Path hosts = Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost " + String.join(" ", MAIL) + "\n");
            host = RunningHost.startWith(home, List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + tunnels.proxyPort(),
                    "-Dhttp.nonProxyHosts=localhost|127.*|*.invalid", "-Djdk.net.hosts.file=" + hosts), "--tls");
            tunnels.leadTo(new Practice(host).issuer().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this JVM, stopped when the JVM ends. */
    static synchronized ProvidersHost shared() {
        if (shared == null) {
            shared = new ProvidersHost();
            Runtime.getRuntime().addShutdownHook(new Thread(shared.host::close));
        }
        return shared;
    }

    /** The owner of a mailbox, in a browser without a screen that takes the same way. */
    MailboxOwner owner(String mailbox) {
        return new MailboxOwner(mailbox, HttpClient.newBuilder().sslContext(host.tls())
                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", tunnels.proxyPort()))));
    }

    /** What a browser has to be started with to find the practice provider under the names of the real ones. */
    String[] browserArguments() {
        int port = new Practice(host).issuer().getPort();
        return new String[] {"--host-resolver-rules=" + String.join(",", LOGINS.stream().map(name -> "MAP " + name + ":443 127.0.0.1:" + port).toList())};
    }
}
