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
    private static final String PARAMETER = "access_token=";
    private static final List<CredentialFormat> OURS = List.of(CredentialFormat.values());

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

    /** RFC 6750 section 2.3 allows it, RFC 9700 section 4.3.2 does not. */
    static boolean isInQuery(BearerRequest request) {
        String query = request.query();
        return query != null && query.contains(PARAMETER) && Arrays.stream(query.split("&")).filter(pair -> pair.startsWith(PARAMETER))
                .anyMatch(pair -> isOurs(decode(pair.substring(PARAMETER.length()))));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEncoding) {
            return value;
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
