package io.oauthlinks.settings;

/**
 * How connections leave the network.
 *
 * @param http  HTTP proxy for OAuth and discovery requests; counts only when {@code use} is {@link ProxyUse#OWN}
 * @param socks SOCKS 5 proxy for mail connections; {@link ProxyServer#NONE} for what the JVM does
 */
public record Proxies(ProxyUse use, ProxyServer http, ProxyServer socks) {

    public static final Proxies DEFAULTS = new Proxies(ProxyUse.JVM, ProxyServer.NONE, ProxyServer.NONE);
}
