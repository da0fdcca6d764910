package io.oauthlinks.mailserver.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Names of IMAP folders on the wire: modified UTF-7 (RFC 3501 section 5.1.3), and quoted strings. */
final class FolderName {

    private FolderName() { }

    /** As a quoted string for a command; it holds ASCII only, whatever the name. */
    static String quoted(String name) {
        return '"' + encode(name.equalsIgnoreCase("INBOX") ? "INBOX" : name).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < name.length();) {
            int run = i;
            while (run < name.length() && !isPlain(name.charAt(run))) {
                run++;
            }
            if (run > i) {
                byte[] units = name.substring(i, run).getBytes(StandardCharsets.UTF_16BE);
                encoded.append('&').append(Base64.getEncoder().withoutPadding().encodeToString(units).replace('/', ',')).append('-');
                i = run;
            } else {
                encoded.append(name.charAt(i) == '&' ? "&-" : String.valueOf(name.charAt(i)));
                i++;
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c < 0x7f;
    }

    /** What cannot be decoded stays as it is: some servers send UTF-8. */
    static String decode(String encoded) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            int end = encoded.charAt(i) == '&' ? encoded.indexOf('-', i) : -1;
            if (end < 0) {
                name.append(encoded.charAt(i));
                continue;
            }
            String part = encoded.substring(i + 1, end);
            try {
                byte[] units = Base64.getDecoder().decode(part.replace(',', '/'));
                name.append(part.isEmpty() ? "&" : new String(units, StandardCharsets.UTF_16BE));
                i = end;
            } catch (IllegalArgumentException notEncoded) {
                name.append('&');
            }
        }
        return name.toString();
    }
}
