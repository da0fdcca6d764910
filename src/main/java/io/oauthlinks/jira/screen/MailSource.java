package io.oauthlinks.jira.screen;

import java.nio.charset.StandardCharsets;

/** The bytes of a mail as text for a page: one character a byte where they are no UTF-8, and nothing that could change how the page is read. */
final class MailSource {

    private MailSource() {
    }

    static String shown(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        new String(bytes, StandardCharsets.UTF_8).codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                text.append((char) c);
            } else if (c != '\r') {
                text.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c);
            }
        });
        return text.toString();
    }
}
