package io.oauthlinks.mailchannel.message;

import java.io.IOException;
import java.io.InputStream;

/** How many bytes the library decodes of a body in Base64 (RFC 2045 section 6.8), in a fraction of the time that it takes to decode them. */
final class Base64Size {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final boolean[] COUNTS = new boolean[256];
    private static final int DIGITS = 4;
    private static final int BYTES = 3;

    static {
        ALPHABET.chars().forEach(digit -> COUNTS[digit] = true);
    }

    private Base64Size() {
    }

    /** Up to the padding; without padding the digits that are too few for three bytes are dropped. @param buffer overwritten */
    static long of(InputStream encoded, byte[] buffer) throws IOException {
        long digits = 0;
        for (int read = encoded.read(buffer); read >= 0; read = encoded.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '=') {
                    return digits / DIGITS * BYTES + Math.max(0, digits % DIGITS - 1);
                }
                digits += COUNTS[buffer[i] & 0xff] ? 1 : 0;
            }
        }
        return digits / DIGITS * BYTES;
    }
}
