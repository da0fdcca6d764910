package io.oauthlinks.outbound;

import io.oauthlinks.message.Problem;
import io.oauthlinks.settings.Settings;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Names what went wrong with a request; the first argument of every text is the host. */
final class Failures {

    private static final String PREFIX = "oauth-links.outbound.problem";

    private Failures() {
    }

    static OutboundFailure of(URI uri, Throwable cause, Settings settings, OutboundPath path) {
        if (cause instanceof CheckedResolver.AddressRefused refused) {
            return new OutboundFailure(named("address-refused", uri, refused.address()), cause);
        }
        return path.isProxied() && isOfTheWay(cause) ? ofProxy(uri, cause, settings, path) : ofTarget(uri, cause, settings);
    }

    private static boolean isOfTheWay(Throwable cause) {
        return !(cause instanceof SSLException) && !(cause instanceof Exchange.UnusableAnswer);
    }

    /** What the proxy itself said stands in {@link #refusal}. The first argument is the target, the second the proxy. */
    private static OutboundFailure ofProxy(URI uri, Throwable cause, Settings settings, OutboundPath path) {
        if (cause instanceof UnknownHostException) {
            return new OutboundFailure(named("proxy-not-found", uri, path.detail()), cause);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return new OutboundFailure(named("proxy-timed-out", uri, path.detail(), settings.outboundTimeout().toSeconds()), cause);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new OutboundFailure(named("proxy-unreachable", uri, path.detail()), cause);
        }
        return new OutboundFailure(named("proxy-broke-off", uri, path.detail()), cause);
    }

    /** The proxy answered, and the target was not reached. */
    static OutboundFailure refusal(URI uri, ProxyRefusal answer, Trip trip) {
        String proxy = trip.path().detail();
        if (answer.status() == 407) {
            if (trip.gaveLogin()) {
                return new OutboundFailure(named("proxy-login-refused", uri, proxy), answer);
            }
            return new OutboundFailure(answer.asksForUnknownLogin() ? named("proxy-login-unsupported", uri, proxy, String.join(", ", answer.schemes()))
                    : named("proxy-login-needed", uri, proxy), answer);
        }
        String reason = answer.status() >= 500 ? "proxy-target-unreachable" : "proxy-refuses-target";
        return new OutboundFailure(named(reason, uri, proxy).inWordsOf("HTTP " + answer.status()), answer);
    }

    private static OutboundFailure ofTarget(URI uri, Throwable cause, Settings settings) {
        if (cause instanceof UnknownHostException) {
            return new OutboundFailure(named("host-not-found", uri), cause);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return new OutboundFailure(named("timed-out", uri, settings.outboundTimeout().toSeconds()), cause);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new OutboundFailure(named("connection-refused", uri), cause);
        }
        if (cause instanceof SSLException) {
            return new OutboundFailure(named(TlsFailures.reason(cause), uri).inWordsOf(String.valueOf(cause.getMessage())), cause);
        }
        if (cause instanceof Exchange.UnusableAnswer) {
            return new OutboundFailure(named(cause.getMessage(), uri, settings.outboundMaxBytes() / 1024), cause);
        }
        return new OutboundFailure(named("connection-broken", uri), cause);
    }

    static Problem named(String reason, URI uri, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = uri.getHost() == null ? "?" : authority(uri);
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Problem.named(PREFIX, reason, arguments);
    }

    /** Host without the brackets of an IPv6 literal. */
    static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String authority(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
