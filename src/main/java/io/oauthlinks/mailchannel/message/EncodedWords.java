package io.oauthlinks.mailchannel.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words in headers (RFC 2047). Of our own, because the time that the library takes grows with the square of a hostile header: each
 * character is looked at once here.
 */
final class EncodedWords {

    static final Pattern WORD = Pattern.compile("=\\?([\\w.:+-]{1,60}+)(?:\\*[\\w-]{0,20}+)?\\?([BbQq])\\?([^?]*+)\\?=");

    private final StringBuilder decoded = new StringBuilder();
    /** Of words that follow each other: a character may be cut in two between them. */
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";

    private EncodedWords() {
    }

    static String decode(String header) {
        return header.contains("=?") ? new EncodedWords().decodeAll(header) : header;
    }

    private String decodeAll(String header) {
        Matcher word = WORD.matcher(header);
        int end = 0;
        while (word.find()) {
            String between = header.substring(end, word.start());
            if (end == 0 || !between.isBlank()) {
                flush();
                decoded.append(between);
            }
            if (!pendingCharset.equalsIgnoreCase(word.group(1))) {
                flush();
                pendingCharset = word.group(1);
            }
            pending.writeBytes(word.group(2).equalsIgnoreCase("B") ? base64(word.group(3)) : hexadecimal(word.group(3).replace('_', ' '), '='));
            end = word.end();
        }
        flush();
        return decoded.append(header, end, header.length()).toString();
    }

    private void flush() {
        decoded.append(Charsets.decode(pending.toByteArray(), pendingCharset));
        pending.reset();
    }

    private static byte[] base64(String text) {
        String letters = text.replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(letters.length() % 4 == 1 ? letters.substring(1) : letters);
    }

    /** Bytes in UTF-8 of a text in which a mark and two digits stand for one. */
    static byte[] hexadecimal(String text, char mark) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            int high = source[i] == mark && i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
            bytes.write(low < 0 ? source[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return bytes.toByteArray();
    }
}
