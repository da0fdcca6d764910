package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.RegisteredClient;

/** A grant type of the token endpoint (RFC 6749 section 1.3). */
public interface GrantType {

    /** As in {@code grant_type} and in the metadata. */
    String wireName();

    boolean isFor(ClientKind kind);

    /**
     * Checks the rest of the request and issues tokens.
     *
     * @param client authenticated, enabled, and of a kind for which this is
     * @throws io.oauthlinks.incominglink.ProtocolError with the codes of RFC 6749 section 5.2
     */
    IssuedTokens issue(RegisteredClient client, EndpointRequest request);
}
