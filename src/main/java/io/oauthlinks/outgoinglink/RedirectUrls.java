package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.Message;
import io.oauthlinks.settings.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The redirect URL of each link: one per link, so that an answer meant for another provider is noticed (RFC 9700 section 4.4). */
public final class RedirectUrls {

    private static final String PATH = "/plugins/servlet/oauth-links/callback/";
    private static final String WARNINGS = "oauth-links.outgoing-link.redirect-url.warning.";
    /** Top-level names that are not delegated in the public DNS. */
    private static final Set<String> PRIVATE = Set.of("local", "internal", "lan", "corp", "home", "intranet", "private", "localdomain", "localhost",
            "test", "invalid", "arpa");
    private final BaseUrl baseUrl;

    public RedirectUrls(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** @param linkKey key of a link, saved or not */
    public URI of(String linkKey) {
        return URI.create(baseUrl.get() + PATH + linkKey);
    }

    /**
     * What may go wrong with this redirect URL: http, an IP address, a name that is not public, another address than the
     * browser uses.
     *
     * @param browserOrigin scheme, host and port that the browser is using, such as {@code https://jira.example}; null when unknown
     */
    public List<Message> warnings(String linkKey, String browserOrigin) {
        URI url = of(linkKey);
        List<Message> warnings = new ArrayList<>();
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            warnings.add(Message.of(WARNINGS + "http"));
        }
        if (host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            warnings.add(Message.of(WARNINGS + "ip", host));
        } else if (!host.contains(".")) {
            warnings.add(Message.of(WARNINGS + "bare-name", host));
        } else if (PRIVATE.contains(host.substring(host.lastIndexOf('.') + 1))) {
            warnings.add(Message.of(WARNINGS + "private-name", host));
        }
        if (browserOrigin != null && !browserOrigin.isBlank() && !origin(url).equals(normalOrigin(browserOrigin))) {
            warnings.add(Message.of(WARNINGS + "other-address", origin(url), browserOrigin.strip()));
        }
        return warnings;
    }

    private static String normalOrigin(String text) {
        try {
            return origin(URI.create(text.strip()));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Scheme, host and port (RFC 6454 section 4) in lower case, the default port left out. */
    static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean defaultPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (defaultPort ? "" : ":" + uri.getPort());
    }
}
