package io.oauthlinks.incominglink;

import io.oauthlinks.settings.BaseUrl;
import io.oauthlinks.settings.SettingsStore;
import java.net.URI;

/** Who we are as authorization server and where our endpoints are (RFC 8414): all of it from Jira's base URL. */
public final class Issuer {

    private static final String ENDPOINTS = "/plugins/servlet/oauth-links/oauth2/";
    private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";

    private final BaseUrl baseUrl;
    private final SettingsStore settings;

    public Issuer(BaseUrl baseUrl, SettingsStore settings) {
        this.baseUrl = baseUrl;
        this.settings = settings;
    }

    /** The {@code iss} parameter (RFC 9207) and the {@code issuer} of the metadata. */
    public String name() {
        return baseUrl.get().toString();
    }

    public String authorizationEndpoint() {
        return name() + ENDPOINTS + "authorize";
    }

    public String tokenEndpoint() {
        return name() + ENDPOINTS + "token";
    }

    public String revocationEndpoint() {
        return name() + ENDPOINTS + "revoke";
    }

    /** Where we answer with the metadata ourselves. */
    public String metadata() {
        return name() + WELL_KNOWN;
    }

    /** Where RFC 8414 section 3.1 puts it: before the context path, so outside Jira, where only a proxy can answer; equal to {@link #metadata()} without one. */
    public String metadataByTheRfc() {
        URI base = baseUrl.get();
        return base.resolve("/").toString().replaceFirst("/$", "") + WELL_KNOWN + base.getRawPath();
    }

    /** Tokens must not travel over http (RFC 6749 section 3.2); the development override permits it. */
    public boolean isUsable() {
        return "https".equals(baseUrl.get().getScheme()) || settings.current().developmentOverride();
    }
}
