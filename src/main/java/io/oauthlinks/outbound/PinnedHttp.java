package io.oauthlinks.outbound;

import io.oauthlinks.message.Message;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.net.URI;
import java.net.UnknownHostException;
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
 * connection, TLS and body share one deadline. With a proxy, of the settings or of the JVM, the proxy connects, so the target's
 * name is checked beforehand as far as it can be looked up here.
 */
public final class PinnedHttp implements OutboundHttp, OutboundPaths, AutoCloseable {

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
        Trip trip = trip(request, now);
        Exchange exchange = new Exchange(trip.path().isProxied() ? throughProxy : direct, trip, request, now.outboundMaxBytes());
        Future<Answer> answer = exchanges.submit(() -> {
            requirePublicTarget(request.uri(), trip.path());
            return exchange.call();
        });
        try {
            Answer complete = answer.get(now.outboundTimeout().toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} {} answered {}", request.method(), request.uri().getHost(), complete.status());
            return complete;
        } catch (TimeoutException e) {
            throw Failures.of(request.uri(), e, now, trip.path());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProxyRefusal refusal ? Failures.refusal(request.uri(), refusal, trip)
                    : Failures.of(request.uri(), e.getCause(), now, trip.path());
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

    @Override
    public Message to(URI uri) {
        return Paths.of(uri, settings.current().proxies()).message(uri.getHost());
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

    private static Trip trip(Request request, Settings settings) {
        URI uri = request.uri();
        ProxyServer proxy = settings.proxies().http();
        OutboundPath path = Paths.of(uri, settings.proxies());
        if (path.kind() == OutboundPath.Kind.OWN_PROXY && proxy.unreadable()) {
            throw new OutboundFailure(Failures.named("proxy-password-unreadable", uri, path.detail()), null);
        }
        return new Trip(path, proxy, request.trusted());
    }

    /** Where the request goes directly, the resolver checks; the proxy resolves by itself, so only what is known here can be refused. */
    private void requirePublicTarget(URI uri, OutboundPath path) throws CheckedResolver.AddressRefused {
        if (!path.isProxied()) {
            return;
        }
        try {
            resolver.resolve(Failures.host(uri));
        } catch (CheckedResolver.AddressRefused e) {
            throw e;
        } catch (UnknownHostException e) {
            LOG.debug("{} is left to the proxy to look up", uri.getHost());
        }
    }
}
