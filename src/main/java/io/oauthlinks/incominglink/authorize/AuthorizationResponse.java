package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The address that takes a code or an error to the client: always with {@code iss} (RFC 9207), and with {@code state} if that was sent. */
final class AuthorizationResponse {

    private static final int MOST_OF_A_STATE = 4096;

    private final Issuer issuer;

    AuthorizationResponse(Issuer issuer) {
        this.issuer = issuer;
    }

    URI withCode(Target target, SentParameters sent, Secret code) {
        return to(target, "code=" + encoded(code.reveal()), sent);
    }

    URI withError(Target target, SentParameters sent, ProtocolError error) {
        return to(target, "error=" + encoded(error.code()) + "&error_description=" + encoded(error.getMessage()), sent);
    }

    /** The redirect URI may have a query, which stays (RFC 6749 section 3.1.2). */
    private URI to(Target target, String response, SentParameters sent) {
        String uri = target.redirectUri();
        String start = uri + (uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&");
        // A state that was sent twice or is too long is not echoed; then the error says so.
        List<String> state = sent.values().getOrDefault("state", List.of());
        String echoed = state.size() == 1 && !state.get(0).isEmpty() && isEchoable(state.get(0)) ? "&state=" + encoded(state.get(0)) : "";
        return URI.create(start + response + echoed + "&iss=" + encoded(issuer.name()));
    }

    /** Servers limit the headers of an answer to 8 kB, and encoding makes up to three characters of one byte. */
    static boolean isEchoable(String state) {
        return encoded(state).length() <= MOST_OF_A_STATE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
