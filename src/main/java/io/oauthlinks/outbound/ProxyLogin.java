package io.oauthlinks.outbound;

import io.oauthlinks.settings.ProxyServer;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.SystemDefaultCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** The login at one proxy, given to that proxy only; remembers whether it was. */
final class ProxyLogin implements CredentialsProvider {

    private final HttpHost proxy;
    private final CredentialsProvider credentials;
    private volatile boolean given;

    private ProxyLogin(HttpHost proxy, CredentialsProvider credentials) {
        this.proxy = proxy;
        this.credentials = credentials;
    }

    static ProxyLogin own(HttpHost proxy, ProxyServer server) {
        return new ProxyLogin(proxy, (scope, context) -> server.password() == null ? null
                : new UsernamePasswordCredentials(server.user(), server.password().reveal().toCharArray()));
    }

    /** {@code https.proxyUser}, {@code http.proxyUser} and their passwords, or the JVM's {@link java.net.Authenticator}. */
    static ProxyLogin jvm(HttpHost proxy) {
        return new ProxyLogin(proxy, new SystemDefaultCredentialsProvider());
    }

    boolean wasGiven() {
        return given;
    }

    @Override
    public Credentials getCredentials(AuthScope scope, HttpContext context) {
        if (!proxy.getHostName().equalsIgnoreCase(scope.getHost()) || proxy.getPort() != scope.getPort()) {
            return null;
        }
        Credentials found = credentials.getCredentials(scope, context);
        given |= found != null;
        return found;
    }
}
