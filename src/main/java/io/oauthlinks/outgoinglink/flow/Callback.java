package io.oauthlinks.outgoinglink.flow;

import java.util.List;
import java.util.Map;

/**
 * An authorization response as it arrived (RFC 6749 section 4.1.2).
 *
 * @param linkKey        last segment of the path
 * @param parameters     query parameters, all values
 * @param browserBinding value of the cookie {@link AuthorizationFlow#COOKIE}; null when the browser sent none
 */
public record Callback(String linkKey, Map<String, List<String>> parameters, String browserBinding) {

    @Override
    public String toString() {
        return "Callback[linkKey=" + linkKey + "]";
    }
}
