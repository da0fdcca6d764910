package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.SentParameters;

/**
 * A POST to the token or the revocation endpoint.
 *
 * @param body               the form
 * @param queryHasParameters whether the address had a query, where parameters are refused
 * @param authorization      the Authorization header; null when there is none
 * @param address            IP address of the client
 */
public record EndpointRequest(SentParameters body, boolean queryHasParameters, String authorization, String address) {

    /** The header and the values of parameters are secrets. */
    @Override
    public String toString() {
        return "EndpointRequest" + body + " from " + address;
    }
}
