package io.oauthlinks.incominglink;

import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What the values that we issue look like: a prefix by which people and secret scanners recognise them, 32 random letters and digits (190 bits,
 * RFC 6749 section 10.10 asks for 128), and six that check the rest, so that a mistyped value is told from a revoked one without a look-up.
 */
public enum CredentialFormat {
    ACCESS_TOKEN("olj_"), REFRESH_TOKEN("olr_"), AUTHORIZATION_CODE("olg_"), CLIENT_SECRET("ols_");

    private static final Pattern OURS = Pattern.compile("(ol[jrgs]_)[0-9A-Za-z]+");
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String prefix;

    CredentialFormat(String prefix) {
        this.prefix = prefix;
    }

    /** The text with everything in it that claims to be one of ours cut down to its prefix, for what is shown or logged. */
    public static String masked(String text) {
        return OURS.matcher(text).replaceAll("$1...");
    }

    /** A new client ID; not a secret, and without a checksum. */
    public static String newClientId() {
        return "olc_" + Randomness.alphanumeric(20).reveal();
    }

    /** By which people and secret scanners recognise it. */
    public String prefix() {
        return prefix;
    }

    public Secret generate() {
        String start = prefix + Randomness.alphanumeric(RANDOM_LENGTH).reveal();
        return Secret.of(start + checksum(start));
    }

    /** Whether a value claims to be one of ours. */
    public boolean isClaimedBy(String value) {
        return value.startsWith(prefix);
    }

    /** Whether it is one that we may have issued. */
    public boolean isWellFormed(String value) {
        int end = prefix.length() + RANDOM_LENGTH;
        return value.length() == end + CHECKSUM_LENGTH && isClaimedBy(value) && value.substring(end).equals(checksum(value.substring(0, end)));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return new String(digits);
    }
}
