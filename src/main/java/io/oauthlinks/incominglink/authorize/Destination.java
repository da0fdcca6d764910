package io.oauthlinks.incominglink.authorize;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The part of a redirect URI by which people see where they go. */
record Destination(String text, boolean loopback) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static Destination of(String redirectUri) {
        URI uri = URI.create(redirectUri);
        if (uri.getHost() == null) {
            return new Destination(uri.getScheme() + ":", false);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return new Destination(uri.getPort() < 0 ? host : host + ":" + uri.getPort(), LOOPBACK.contains(host));
    }
}
