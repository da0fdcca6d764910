package io.oauthlinks.incominglink.grant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** What the code verifier of the token request must fit (RFC 7636). */
public record CodeChallenge(String value, Method method) {

    public enum Method {
        S256("S256"), PLAIN("plain");

        private final String wireName;

        Method(String wireName) {
            this.wireName = wireName;
        }

        /** As in {@code code_challenge_method}. */
        public String wireName() {
            return wireName;
        }
    }

    /** What a client with this code verifier sends with S256. */
    public static CodeChallenge s256Of(String verifier) {
        return new CodeChallenge(s256(verifier), Method.S256);
    }

    /** RFC 7636 section 4.6; takes the same time whatever the verifier is. */
    public boolean isMetBy(String verifier) {
        String transformed = method == Method.PLAIN ? verifier : s256(verifier);
        return MessageDigest.isEqual(transformed.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
