package io.oauthlinks.settings;

import java.net.URI;

/** Jira's base URL as configured, without a trailing slash; redirect URLs, endpoints and the issuer are built from it and never from a request. */
public interface BaseUrl {

    URI get();
}
