package io.oauthlinks.mailchannel.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Bytes to text, whatever the mail says about them. */
final class Charsets {

    /** What mail programs mean by it, and a superset of ISO-8859-1 in what people write. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** By name and alias in lower case: asked for a name that it does not know, the JDK searches for a millisecond. */
    private static final Map<String, Charset> KNOWN = new HashMap<>();

    static {
        for (Charset charset : Charset.availableCharsets().values()) {
            charset.aliases().forEach(alias -> KNOWN.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
        }
        Charset.availableCharsets().forEach((name, charset) -> KNOWN.put(name.toLowerCase(Locale.ROOT), charset));
    }

    private Charsets() {
    }

    /** @param name as the mail says; null, unknown or one that is often a lie: UTF-8 if the bytes are, Western otherwise */
    static String decode(byte[] bytes, int length, String name) {
        Charset charset = name == null ? null : KNOWN.get(name.strip().toLowerCase(Locale.ROOT));
        if (charset == null || charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1)) {
            return guess(bytes, length);
        }
        return new String(bytes, 0, length, charset);
    }

    static String decode(byte[] bytes, String name) {
        return decode(bytes, bytes.length, name);
    }

    private static String guess(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, WESTERN);
        }
    }
}
