package io.oauthlinks.incominglink.bearer;

import java.util.List;

/**
 * What the check needs to know about a request to Jira.
 *
 * @param path            below Jira's context path, as it was sent, without the query; null when the context path was not sent as it is
 * @param query           as it was sent; null without one
 * @param authorization   values of all Authorization headers
 * @param overridesMethod whether a header or a parameter asks for another method than the request line
 * @param address         IP address of the client
 */
public record BearerRequest(String method, String path, String query, List<String> authorization, boolean overridesMethod, String address) {

    public BearerRequest {
        authorization = List.copyOf(authorization);
    }
}
