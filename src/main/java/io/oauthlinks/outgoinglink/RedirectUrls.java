package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.Message;
import java.net.URI;
import java.util.List;

/** The redirect URL of each link: one per link, so that an answer meant for another provider is noticed (RFC 9700 section 4.4). */
public final class RedirectUrls {

    private static final String PATH = "/plugins/servlet/oauth-links/callback/";
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
        throw new UnsupportedOperationException();
    }
}
