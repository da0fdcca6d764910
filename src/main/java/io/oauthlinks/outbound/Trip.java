package io.oauthlinks.outbound;

import io.oauthlinks.settings.ProxyServer;
import java.net.URI;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One request on its way: which way it takes, and how far it came. */
final class Trip {

    private static final String ATTRIBUTE = Trip.class.getName();

    private final OutboundPath path;
    private final HttpHost proxy;
    private final ProxyLogin login;
    private final String trusted;
    private final HttpClientContext context = HttpClientContext.create();
    private volatile boolean tlsSpoken;

    /**
     * @param server  the proxy of the settings
     * @param trusted PEM of certificates to trust besides the JVM's; empty for none
     */
    Trip(OutboundPath path, ProxyServer server, String trusted) {
        this.path = path;
        this.trusted = trusted;
        boolean own = path.kind() == OutboundPath.Kind.OWN_PROXY;
        this.proxy = !path.isProxied() ? null : own ? new HttpHost(server.host(), server.port()) : host(path.detail());
        this.login = !path.isProxied() ? null : own ? ProxyLogin.own(proxy, server) : ProxyLogin.jvm(proxy);
        context.setAttribute(ATTRIBUTE, this);
        context.setCredentialsProvider(login);
    }

    private static HttpHost host(String place) {
        // not by URI, which takes no underscore in a host name
        int colon = place.lastIndexOf(':');
        return new HttpHost(place.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1"), Integer.parseInt(place.substring(colon + 1)));
    }

    static Trip of(HttpContext context) {
        return (Trip) context.getAttribute(ATTRIBUTE);
    }

    HttpClientContext context() {
        return context;
    }

    OutboundPath path() {
        return path;
    }

    /** Null when the request goes to its target by itself. */
    HttpHost proxy() {
        return proxy;
    }

    String trusted() {
        return trusted;
    }

    boolean gaveLogin() {
        return login != null && login.wasGiven();
    }

    /** TLS with the target stands: what comes from now on is the target's. */
    void spokeTls() {
        tlsSpoken = true;
    }

    /** Whether an answer is the proxy's own; of a request without TLS only the demand for a login is surely so. */
    boolean isAnsweredByProxy(URI target, int status) {
        return path.isProxied() && (target.getScheme().equalsIgnoreCase("https") ? !tlsSpoken : status == 407);
    }
}
