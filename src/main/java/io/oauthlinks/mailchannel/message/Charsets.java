package io.oauthlinks.mailchannel.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Bytes to text, whatever the mail says about them. */
final class Charsets {

    /** What mail programs mean by it, and a superset of ISO-8859-1 in what people write. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {
    }

    /** @param name as the mail says; null, unknown or one that is often a lie: UTF-8 if the bytes are, Western otherwise */
    static String decode(byte[] bytes, int length, String name) {
        Charset charset = known(name).orElse(null);
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

    private static Optional<Charset> known(String name) {
        try {
            return name == null ? Optional.empty() : Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
