package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.outbound.OutboundHttp;
import java.time.Clock;

/** Speaks to the token endpoint of a link (RFC 6749 section 3.2). */
public final class TokenEndpoint {

    public TokenEndpoint(OutboundHttp http, Clock clock) {
    }
}
