package io.oauthlinks.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** One host for all tests of the module, with an empty home; each test installs its own app in place of the one before. */
public final class HostUnderTest {

    private static HostUnderTest shared;

    private final HostOptions options;
    private final Host host;

    private HostUnderTest() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path home = Files.createTempDirectory("host");
            options = new HostOptions(socket.getLocalPort(), 1, null, false, false, true, false, home, home.resolve("app.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Host.prepare(options);
        host = new Host(options);
    }

    public static synchronized HostUnderTest shared() {
        if (shared == null) {
            shared = new HostUnderTest();
            Runtime.getRuntime().addShutdownHook(new Thread(shared.host::close));
        }
        return shared;
    }

    public HostUnderTest install(TestBundle bundle) {
        try {
            host.apps().install(bundle.build(Files.createTempDirectory("app")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Beside the app that is there. */
    public HostUnderTest installBeside(TestBundle bundle) {
        try {
            host.apps().installBeside(bundle.build(Files.createTempDirectory("app")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Host host() {
        return host;
    }

    /** A client of the reverse proxy's root. */
    public Browser root() {
        return new Browser(java.net.URI.create("http://localhost:" + options.port()));
    }

    public Browser browser() {
        return new Browser(options.baseUrl());
    }
}
