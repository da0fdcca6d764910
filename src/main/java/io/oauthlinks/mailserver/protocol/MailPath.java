package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.message.Message;
import io.oauthlinks.settings.ProxyServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which way the connection to a mail server takes.
 *
 * @param host   the mail server
 * @param detail host and port of the proxy, or the exception that names the mail server; empty for {@link Kind#DIRECT}
 * @param socks  the proxy that is spoken to; {@link ProxyServer#NONE} unless the kind is {@link Kind#SOCKS}
 */
public record MailPath(Kind kind, String host, int port, String detail, ProxyServer socks) {

    public enum Kind { DIRECT, EXCEPTION, SOCKS, JVM_SOCKS }

    /** @param socks of the settings; without one, Java itself may send sockets through {@code socksProxyHost} */
    public static MailPath to(String host, int port, ProxyServer socks) {
        if (socks.isNone()) {
            return jvmSocks(host, port).map(place -> new MailPath(Kind.JVM_SOCKS, host, port, place, ProxyServer.NONE))
                    .orElseGet(() -> new MailPath(Kind.DIRECT, host, port, "", ProxyServer.NONE));
        }
        return socks.exceptionFor(host).map(entry -> new MailPath(Kind.EXCEPTION, host, port, entry, ProxyServer.NONE))
                .orElseGet(() -> new MailPath(Kind.SOCKS, host, port, socks.place(), socks));
    }

    private static Optional<String> jvmSocks(String host, int port) {
        ProxySelector selector = ProxySelector.getDefault();
        URI uri = URI.create("socket://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
        List<Proxy> chosen = selector == null ? List.of() : selector.select(uri);
        return chosen.stream().limit(1).filter(proxy -> proxy.type() == Proxy.Type.SOCKS).map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> address.getHostString() + ":" + address.getPort()).findFirst();
    }

    /** For people. */
    public Message message() {
        return Message.of("oauth-links.mail-server.path." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
    }

    public boolean throughSocks() {
        return kind == Kind.SOCKS;
    }
}
