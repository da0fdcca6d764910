package io.oauthlinks.mailchannel.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/** What the header of a part says about a file of it (RFC 2183), names in other alphabets included (RFC 2231, and RFC 2047 as many programs do). */
final class PartFields {

    private static final int LONGEST_FIELD = 16 * 1024;
    private static final Pattern PIECE = Pattern.compile("([a-z]+)\\*(\\d{1,3})?(\\*)?");
    private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("text/plain", ".txt"), Map.entry("text/html", ".html"),
            Map.entry("text/calendar", ".ics"), Map.entry("text/csv", ".csv"), Map.entry("image/png", ".png"), Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"), Map.entry("application/pdf", ".pdf"), Map.entry("application/zip", ".zip"),
            Map.entry("message/rfc822", ".eml"));

    private String disposition = "";
    private String fileName = "";
    private String name = "";

    void add(Field field) {
        String header = field.getNameLowerCase();
        if (header.equals("content-disposition")) {
            RawBody body = parsed(field);
            disposition = body.getValue() == null ? "" : body.getValue().toLowerCase(Locale.ROOT);
            fileName = parameter(body, "filename");
        } else if (header.equals("content-type")) {
            name = parameter(parsed(field), "name");
        }
    }

    /** Whether the sender means it to be read in place. */
    boolean isPartOfText() {
        return !disposition.equals("attachment") && fileName().isEmpty();
    }

    /** As the mail says; empty when it says none. */
    String fileName() {
        return fileName.isEmpty() ? name : fileName;
    }

    /** A safe name for a part that has none. */
    static String nameFor(String contentType) {
        return "attachment" + ENDINGS.getOrDefault(contentType, ".bin");
    }

    private static RawBody parsed(Field field) {
        return RawFieldParser.DEFAULT.parseRawBody(new RawField(field.getName(), PlainText.line(HeaderFields.value(field), LONGEST_FIELD)));
    }

    /** In one piece, or in numbered ones that may be percent-encoded, the charset in front of the first (RFC 2231 sections 3 and 4). */
    private static String parameter(RawBody body, String wanted) {
        String whole = "";
        TreeMap<Integer, String> pieces = new TreeMap<>();
        for (NameValuePair pair : body.getParams()) {
            Matcher piece = PIECE.matcher(pair.getName().toLowerCase(Locale.ROOT));
            String value = pair.getValue() == null ? "" : pair.getValue();
            if (pair.getName().equalsIgnoreCase(wanted)) {
                whole = value;
            } else if (piece.matches() && piece.group(1).equals(wanted)) {
                boolean encoded = piece.group(2) == null || piece.group(3) != null;
                pieces.put(piece.group(2) == null ? 0 : Integer.parseInt(piece.group(2)), (encoded ? '%' : ' ') + value);
            }
        }
        return pieces.isEmpty() ? EncodedWords.decode(whole) : joined(pieces.values());
    }

    /** A character may be cut in two between pieces. */
    private static String joined(Collection<String> pieces) {
        String charset = null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String piece : pieces) {
            String value = piece.substring(1);
            int quote = value.indexOf('\'', value.indexOf('\'') + 1);
            if (charset == null && piece.charAt(0) == '%' && quote > 0) {
                charset = value.substring(0, value.indexOf('\''));
                value = value.substring(quote + 1);
            }
            bytes.writeBytes(piece.charAt(0) == '%' ? EncodedWords.hexadecimal(value, '%') : value.getBytes(StandardCharsets.UTF_8));
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }
}
