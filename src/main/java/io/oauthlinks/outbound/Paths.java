package io.oauthlinks.outbound;

import io.oauthlinks.outbound.OutboundPath.Kind;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Chooses the way of a request: the settings first, then what the JVM was started with. */
final class Paths {

    private Paths() {
    }

    static OutboundPath of(URI uri, Proxies proxies) {
        return switch (proxies.use()) {
            case NONE -> direct(uri, new OutboundPath(Kind.DIRECT, ""));
            case OWN -> own(uri, proxies.http());
            case JVM -> jvm(uri);
        };
    }

    private static OutboundPath own(URI uri, ProxyServer proxy) {
        return proxy.exceptionFor(uri.getHost()).map(entry -> direct(uri, new OutboundPath(Kind.OWN_EXCEPTION, entry)))
                .orElseGet(() -> new OutboundPath(Kind.OWN_PROXY, proxy.place()));
    }

    private static OutboundPath jvm(URI uri) {
        Proxy proxy = first(uri);
        if (proxy != null && proxy.type() == Proxy.Type.HTTP) {
            return new OutboundPath(Kind.JVM_PROXY, place((InetSocketAddress) proxy.address()));
        }
        String host = System.getProperty(uri.getScheme().toLowerCase(Locale.ROOT) + ".proxyHost", "");
        return direct(uri, new OutboundPath(host.isEmpty() ? Kind.DIRECT : Kind.JVM_EXCEPTION, ""));
    }

    /** Java itself sends every socket through {@code socksProxyHost}, whatever was chosen for HTTP. */
    private static OutboundPath direct(URI uri, OutboundPath otherwise) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        Proxy socks = first(URI.create("socket://" + uri.getHost() + ":" + port));
        return socks != null && socks.type() == Proxy.Type.SOCKS ? new OutboundPath(Kind.JVM_SOCKS, place((InetSocketAddress) socks.address())) : otherwise;
    }

    private static Proxy first(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> chosen = selector == null ? List.of() : selector.select(uri);
        return chosen.isEmpty() ? null : chosen.get(0);
    }

    private static String place(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
