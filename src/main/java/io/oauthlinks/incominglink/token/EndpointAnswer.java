package io.oauthlinks.incominglink.token;

import java.util.Map;

/**
 * What the token or the revocation endpoint answers.
 *
 * @param json    the body; empty for none
 * @param headers all of them but the length, {@code Content-Type} included
 */
public record EndpointAnswer(int status, Map<String, Object> json, Map<String, String> headers) {

    /** RFC 6749 section 5.1. */
    static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json;charset=UTF-8",
            "Cache-Control", "no-store", "Pragma", "no-cache");

    public static EndpointAnswer ok(Map<String, Object> json) {
        return new EndpointAnswer(200, json, HEADERS);
    }

    /** The body may hold tokens. */
    @Override
    public String toString() {
        return "EndpointAnswer " + status + " " + json.keySet();
    }
}
