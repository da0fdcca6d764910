package io.oauthlinks.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 as lower-case hex, for machine-made values of 128 bits or more that are looked up but not kept. */
public final class Sha256 {

    /** Never used itself: a copy costs less than the search for the algorithm. */
    private static final MessageDigest EMPTY = empty();

    private Sha256() {
    }

    public static String hex(String text) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) EMPTY.clone()).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Digests of the Java platform can be copied", e);
        }
    }

    private static MessageDigest empty() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
