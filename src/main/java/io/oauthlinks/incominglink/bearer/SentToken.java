package io.oauthlinks.incominglink.bearer;

import io.oauthlinks.incominglink.CredentialFormat;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where in a request a value of ours stands. Any kind of ours: a refresh token in the place of an access token must not pass as nobody's. */
final class SentToken {

    private static final String SCHEME = "Bearer ";
    private static final String PARAMETER = "access_token";
    private static final List<CredentialFormat> OURS = List.of(CredentialFormat.values());
    /** What else separates a value from what stands before it; never part of one, whosever it is. */
    private static final String SEPARATORS = " \t\u00A0,:";
    private static final String QUOTES = "\"'<";

    private SentToken() {
    }

    /** The value of the first Authorization header that claims to be ours. */
    static Optional<String> inHeader(BearerRequest request) {
        for (String header : request.authorization()) {
            if (header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                String value = header.substring(SCHEME.length()).trim();
                if (isOurs(value)) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    /** A value of ours in a header that is none of RFC 6750: without the scheme, under another one, in quotes, behind a tab or another value. */
    static boolean isMisplaced(BearerRequest request) {
        return request.authorization().stream().anyMatch(header -> OURS.stream().anyMatch(format -> isBegunBy(format.prefix(), header)));
    }

    private static boolean isBegunBy(String prefix, String header) {
        for (int at = header.indexOf(prefix); at >= 0; at = header.indexOf(prefix, at + 1)) {
            int before = at > 0 && QUOTES.indexOf(header.charAt(at - 1)) >= 0 ? at - 1 : at;
            if (before == 0 || SEPARATORS.indexOf(header.charAt(before - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** RFC 6750 section 2.3 allows it, RFC 9700 section 4.3.2 does not. */
    static boolean isInQuery(BearerRequest request) {
        String query = request.query();
        return query != null && Arrays.stream(query.split("&")).anyMatch(SentToken::isOurParameter);
    }

    private static boolean isOurParameter(String pair) {
        int equals = pair.indexOf('=');
        return equals >= 0 && isOurs(decode(pair.substring(equals + 1))) && decode(pair.substring(0, equals)).equals(PARAMETER);
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEncoding) {
            return text;
        }
    }

    private static boolean isOurs(String value) {
        for (CredentialFormat format : OURS) {
            if (format.isClaimedBy(value)) {
                return true;
            }
        }
        return false;
    }
}
