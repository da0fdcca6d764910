package io.oauthlinks.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Random values from the platform's CSPRNG. */
public final class Randomness {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Digits and letters that are not mistaken for one another. */
    private static final String KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Randomness() {
    }

    /** Base64url without padding of so many random bits, rounded up to whole bytes. */
    public static Secret base64url(int bits) {
        byte[] bytes = new byte[(bits + 7) / 8];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * So many letters and digits, 5.95 bits each: a double click selects the whole value. The random bytes are drawn at once, because each call of
     * the generator costs as much as many bytes; six bits that mean no character are dropped, so that all are equally likely.
     */
    public static Secret alphanumeric(int length) {
        StringBuilder text = new StringBuilder(length);
        byte[] bytes = new byte[length + length / 8];
        while (text.length() < length) {
            RANDOM.nextBytes(bytes);
            for (int i = 0; i < bytes.length && text.length() < length; i++) {
                int sixBits = bytes[i] & 63;
                if (sixBits < ALPHANUMERIC.length()) {
                    text.append(ALPHANUMERIC.charAt(sixBits));
                }
            }
        }
        return Secret.of(text.toString());
    }

    /** A short name for people and URLs, lower-case letters and digits; unlikely to repeat, not a secret. */
    public static String shortKey(int length) {
        return RANDOM.ints(length, 0, KEY_ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(KEY_ALPHABET.charAt(i)), StringBuilder::append).toString();
    }
}
