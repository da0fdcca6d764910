package io.oauthlinks.jira.platform;

import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.UrlMode;
import io.oauthlinks.settings.BaseUrl;
import java.net.URI;

/** The base URL from Jira's general configuration. */
public final class JiraBaseUrl implements BaseUrl {

    private final ApplicationProperties properties;

    public JiraBaseUrl(ApplicationProperties properties) {
        this.properties = properties;
    }

    @Override
    public URI get() {
        return URI.create(properties.getBaseUrl(UrlMode.CANONICAL).replaceFirst("/+$", ""));
    }
}
