package io.oauthlinks.incominglink.bearer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a path that every filter, servlet and library behind us reads in the same way, and no other. */
final class PlainPath {

    /** Each of them has meant something else to one reader than to another, encoded or not. */
    private static final String AMBIGUOUS = "./\\;%";

    private PlainPath() {
    }

    /**
     * The decoded segments in lower case, without an empty one at the end.
     *
     * @param path as sent, such as {@code /rest/api/2/issue/KEY-1}
     * @return empty for a path with {@code ;}, {@code \}, {@code //}, a segment {@code .} or {@code ..}, an encoded one of these or of {@code %},
     *         a control character, or what is not UTF-8
     */
    static Optional<List<String>> segments(String path) {
        if (path == null || !path.startsWith("/") || path.contains("//")) {
            return Optional.empty();
        }
        String decoded = path.indexOf('%') < 0 ? path : decode(path);
        if (decoded == null || !isHarmless(decoded)) {
            return Optional.empty();
        }
        List<String> segments = split(decoded.toLowerCase(Locale.ROOT));
        return segments.contains(".") || segments.contains("..") ? Optional.empty() : Optional.of(segments);
    }

    private static boolean isHarmless(String path) {
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            if (character == ';' || character == '\\' || Character.isISOControl(character)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        if (start < path.length()) {
            segments.add(path.substring(start));
        }
        return segments;
    }

    /** Null when it cannot be decoded, or means something that it must not. */
    private static String decode(String path) {
        byte[] sent = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] != '%') {
                decoded.put(sent[i]);
                continue;
            }
            if (i + 2 >= sent.length || !HexFormat.isHexDigit(sent[i + 1]) || !HexFormat.isHexDigit(sent[i + 2])) {
                return null;
            }
            int value = HexFormat.fromHexDigit(sent[i + 1]) * 16 + HexFormat.fromHexDigit(sent[i + 2]);
            if (AMBIGUOUS.indexOf(value) >= 0) {
                return null;
            }
            decoded.put((byte) value);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
