package io.oauthlinks.outgoinglink;

import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;

/** Finds an authorization server's endpoints from its issuer: RFC 8414 document first, then the OpenID Connect one. */
public final class Discovery {

    public Discovery(OutboundHttp http, SettingsStore settings, Clock clock) {
    }

    /**
     * @throws io.oauthlinks.message.InvalidInput       with a message at {@code issuer} when it is not acceptable, has no document, or the document names another issuer
     * @throws io.oauthlinks.outbound.OutboundFailure when no answer was had
     */
    public Endpoints discover(String issuer) {
        throw new UnsupportedOperationException();
    }
}
