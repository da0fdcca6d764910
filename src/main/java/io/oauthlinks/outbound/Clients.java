package io.oauthlinks.outbound;

import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/** The two HTTP clients: one that connects by itself to checked addresses, one that goes through the proxy of the {@link Trip}. */
final class Clients {

    private static final Http1Config LIMITS = Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

    private Clients() {
    }

    static CloseableHttpClient direct(DnsResolver resolver) {
        return plain(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(resolver)).build();
    }

    static CloseableHttpClient throughProxy() {
        return plain(PoolingHttpClientConnectionManagerBuilder.create())
                .setRoutePlanner(new DefaultRoutePlanner(null) {
                    @Override
                    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                        return Trip.of(context).proxy();
                    }
                }).build();
    }

    /**
     * No cookies, no redirects, no retries, no compressed answers, and no connection used twice: its address was checked for one
     * request. No answer to a challenge of the target either: the login is the proxy's.
     */
    private static HttpClientBuilder plain(PoolingHttpClientConnectionManagerBuilder connections) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections
                        .setTlsSocketStrategy(new TargetTls())
                        .setConnectionFactory(QuietConnection.factory(LIMITS))
                        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(Timeout.ofSeconds(60)).build())
                        .setMaxConnTotal(50).setMaxConnPerRoute(20).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("OAuth-Links-for-Jira")
                .setTargetAuthenticationStrategy((kind, challenges, context) -> List.of())
                .disableCookieManagement().disableRedirectHandling().disableAutomaticRetries().disableContentCompression()
                .disableAuthCaching();
    }
}
