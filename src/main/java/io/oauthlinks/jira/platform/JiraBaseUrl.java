package io.oauthlinks.jira.platform;

import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.UrlMode;
import io.oauthlinks.settings.BaseUrl;
import java.net.URI;

/** The base URL from Jira's general configuration. */
public final class JiraBaseUrl implements BaseUrl {

    private final ApplicationProperties properties;
    /** Every request of an authorized application asks, and the text hardly ever changes. */
    private volatile Parsed last;

    private record Parsed(String text, URI url) { }

    public JiraBaseUrl(ApplicationProperties properties) {
        this.properties = properties;
    }

    @Override
    public URI get() {
        String text = properties.getBaseUrl(UrlMode.CANONICAL);
        Parsed known = last;
        if (known == null || !known.text.equals(text)) {
            known = new Parsed(text, URI.create(text.replaceFirst("/+$", "")));
            last = known;
        }
        return known.url;
    }
}
