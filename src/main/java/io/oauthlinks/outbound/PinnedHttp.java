package io.oauthlinks.outbound;

import io.oauthlinks.message.Problem;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link OutboundHttp} over Apache HttpClient. The address is checked and pinned in the client's resolver; name look-up,
 * connection, TLS and body share one deadline. With a proxy in the JVM's system properties the proxy connects, so the target's
 * name is checked beforehand as far as it can be looked up here.
 */
public final class PinnedHttp implements OutboundHttp, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PinnedHttp.class);
    private final SettingsStore settings;
    private final CheckedResolver resolver;
    private final CloseableHttpClient direct;
    private final CloseableHttpClient throughProxy;
    private final ExecutorService exchanges;

    public PinnedHttp(SettingsStore settings) {
        this(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    PinnedHttp(SettingsStore settings, DnsResolver names) {
        this.settings = settings;
        this.resolver = new CheckedResolver(names, () -> new AddressPolicy(settings.current().allowedPrivateAddresses()));
        this.direct = Clients.direct(resolver);
        this.throughProxy = Clients.throughProxy();
        this.exchanges = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "oauth-links-outbound");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Answer send(Request request) {
        Settings now = settings.current();
        requireAcceptable(request.uri(), now);
        Exchange exchange = new Exchange(client(request.uri()), request, now.outboundMaxBytes());
        Future<Answer> answer = exchanges.submit(exchange);
        try {
            Answer complete = answer.get(now.outboundTimeout().toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} {} answered {}", request.method(), request.uri().getHost(), complete.status());
            return complete;
        } catch (TimeoutException e) {
            throw new OutboundFailure(timedOut(request.uri(), now.outboundTimeout()), e);
        } catch (ExecutionException e) {
            throw Failures.of(request.uri(), e.getCause(), now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure(Failures.named("interrupted", request.uri()), e);
        } finally {
            if (!answer.isDone()) {
                exchange.cancel();
                answer.cancel(true);
            }
        }
    }

    @Override
    public void close() {
        exchanges.shutdownNow();
        ((ModalCloseable) direct).close(CloseMode.IMMEDIATE);
        ((ModalCloseable) throughProxy).close(CloseMode.IMMEDIATE);
    }

    private static Problem timedOut(URI uri, Duration timeout) {
        return Failures.named("timed-out", uri, timeout.toSeconds());
    }

    /** The order of the checks: shape, scheme, credentials, port; the address follows when its name is looked up. */
    private static void requireAcceptable(URI uri, Settings settings) {
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw new OutboundFailure(Failures.named("url-not-usable", uri), null);
        }
        boolean http = uri.getScheme().equalsIgnoreCase("http");
        if (!uri.getScheme().equalsIgnoreCase("https") && !(http && settings.developmentOverride())) {
            throw new OutboundFailure(Failures.named("not-https", uri), null);
        }
        if (uri.getRawUserInfo() != null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new OutboundFailure(Failures.named("url-not-usable", uri), null);
        }
    }

    private CloseableHttpClient client(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        boolean proxied = selector != null && selector.select(uri).stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
        if (!proxied) {
            return direct;
        }
        requirePublicTarget(uri);
        return throughProxy;
    }

    private void requirePublicTarget(URI uri) {
        try {
            resolver.resolve(Failures.host(uri));
        } catch (CheckedResolver.AddressRefused e) {
            throw Failures.of(uri, e, settings.current());
        } catch (UnknownHostException e) {
            LOG.debug("{} is left to the proxy to look up", uri.getHost());
        }
    }
}
