package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.SentParameters;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} without a guess (RFC 6749 appendix B): containers drop or repair what is wrongly
 * encoded, and two readers who repair differently are a hole.
 */
final class FormDecoder {

    /** More than any request of these protocols has. */
    private static final int MOST_PARAMETERS = 50;

    private FormDecoder() {
    }

    /**
     * @param encoded bytes as characters, such as {@code a=b&c=d}
     * @throws UnreadableRequest for what the format or UTF-8 does not allow, for control characters, and for too many parameters
     */
    static SentParameters decode(String encoded) {
        Map<String, List<String>> values = new HashMap<>();
        int count = 0;
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MOST_PARAMETERS) {
                throw UnreadableRequest.tooLarge("The request has too many parameters.");
            }
            int equals = pair.indexOf('=');
            String name = text(equals < 0 ? pair : pair.substring(0, equals));
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(equals < 0 ? "" : text(pair.substring(equals + 1)));
        }
        return new SentParameters(values);
    }

    /** The rule for values that somebody else has decoded, too. */
    static String requireText(String value) {
        if (value.indexOf('\uFFFD') >= 0) {
            throw UnreadableRequest.encoding("A parameter is not valid UTF-8.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw UnreadableRequest.encoding("A parameter contains a control character.");
        }
        return value;
    }

    private static String text(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char one = encoded.charAt(i);
            if (one == '%') {
                bytes.write(hex(encoded, i + 1) * 16 + hex(encoded, i + 2));
                i += 2;
            } else if (one <= ' ' || one > '~') {
                throw UnreadableRequest.encoding("A parameter contains a character that must be percent-encoded.");
            } else {
                bytes.write(one == '+' ? ' ' : one);
            }
        }
        try {
            return requireText(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException notUtf8) {
            throw UnreadableRequest.encoding("A parameter is not valid UTF-8.");
        }
    }

    private static int hex(String encoded, int at) {
        int digit = at < encoded.length() && encoded.charAt(at) < 128 ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw UnreadableRequest.encoding("A percent sign is not followed by two hexadecimal digits.");
        }
        return digit;
    }
}
