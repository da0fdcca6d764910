package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.settings.SettingsStore;

/** Builds authorization requests (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
public final class AuthorizationRequests {

    public AuthorizationRequests(RedirectUrls redirectUrls, SettingsStore settings) {
    }
}
