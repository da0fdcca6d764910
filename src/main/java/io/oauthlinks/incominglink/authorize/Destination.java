package io.oauthlinks.incominglink.authorize;

import java.net.URI;
import java.util.Locale;

/** The part of a redirect URI by which people see where they go. */
record Destination(String text, boolean loopback) {

    static Destination of(String redirectUri) {
        URI uri = URI.create(redirectUri);
        if (uri.getHost() == null) {
            return new Destination(uri.getScheme() + ":", false);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
        return new Destination(uri.getPort() < 0 ? host : host + ":" + uri.getPort(), loopback);
    }
}
