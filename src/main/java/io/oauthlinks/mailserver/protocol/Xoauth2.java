package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The SASL mechanism XOAUTH2, as documented by Google and Microsoft. */
final class Xoauth2 {

    private Xoauth2() { }

    /** {@code user=<user>^Aauth=Bearer <token>^A^A} in UTF-8, base64 on one line. */
    static String response(String userName, Secret accessToken) {
        return base64("user=" + userName + "\u0001auth=Bearer " + accessToken.reveal() + "\u0001\u0001");
    }

    /** {@code ^@user^@password} (RFC 4616) in UTF-8, base64 on one line. */
    static String plain(String userName, Secret password) {
        return base64("\u0000" + userName + "\u0000" + password.reveal());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON in which a server says why it refuses; empty when the text is no base64. */
    static String challenge(String line) {
        String text = line.startsWith("+") ? line.substring(1).strip() : line;
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
