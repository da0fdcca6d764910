package io.oauthlinks.incominglink.token;

import io.oauthlinks.incominglink.SentParameters;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Client ID and secret as a request sent them, in one way.
 *
 * @param secret empty when none was sent; RFC 6749 section 2.3.1 counts an empty one as left out
 */
record SentCredentials(String clientId, String secret) {

    private static final String BASIC = "Basic ";

    static SentCredentials of(EndpointRequest request) {
        SentParameters body = request.body();
        if (body.find("client_assertion").isPresent() || body.find("client_assertion_type").isPresent()) {
            throw AuthenticationErrors.assertionUnsupported();
        }
        String idInBody = body.find("client_id").orElse("");
        String secretInBody = body.find("client_secret").orElse("");
        if (request.authorization() == null) {
            return new SentCredentials(requireId(idInBody), secretInBody);
        }
        SentCredentials basic = basic(request.authorization());
        if (!secretInBody.isEmpty()) {
            throw AuthenticationErrors.twoMethods();
        }
        if (!idInBody.isEmpty() && !idInBody.equals(basic.clientId)) {
            throw AuthenticationErrors.clientIdsDiffer(idInBody);
        }
        return basic;
    }

    private static SentCredentials basic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw AuthenticationErrors.schemeUnsupported(header.matches("[A-Za-z0-9-]{1,20} .*") ? header.substring(0, header.indexOf(' ')) : "");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw AuthenticationErrors.basicMalformed();
            }
            return new SentCredentials(requireId(decoded(text.substring(0, colon))), decoded(text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw AuthenticationErrors.basicMalformed();
        }
    }

    /** Ours need no decoding, but a client may encode each character that the form encoding allows it to. */
    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String requireId(String clientId) {
        if (clientId.isEmpty()) {
            throw AuthenticationErrors.clientIdMissing();
        }
        return clientId;
    }

    @Override
    public String toString() {
        return "SentCredentials of " + clientId;
    }
}
