package io.oauthlinks.mailchannel.message;

import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;

/** The header of a mail, as it is read field by field. */
final class HeaderFields {

    static final int LONGEST_SUBJECT = 1000;
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final int LONGEST_VALUE = 1000;
    private static final int LONGEST_UNFOLDED = 64 * 1024;
    private static final int LONGEST_DATE = 100;
    private static final Instant FIRST_DATE = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LAST_DATE = Instant.parse("2200-01-01T00:00:00Z");

    private final int most;
    private final Map<String, List<String>> decoded = new LinkedHashMap<>();
    /** Of those that are read further than filters do; the first of each, of addresses all. */
    private final Map<String, String> unfolded = new LinkedHashMap<>(Map.of("from", "", "sender", "", "reply-to", "", "to", "", "cc", "",
            "message-id", "",
            "in-reply-to", "", "references", "", "subject", "", "date", ""));
    private int fields;

    HeaderFields(int most) {
        this.most = most;
    }

    void add(Field field) {
        String name = field.getNameLowerCase();
        if (++fields > most && decoded.containsKey(name)) {
            return;
        }
        String value = PlainText.cut(value(field), LONGEST_UNFOLDED);
        String earlier = unfolded.get(name);
        if (earlier != null && (earlier.isEmpty() || isAddresses(name) && earlier.length() < LONGEST_UNFOLDED)) {
            unfolded.put(name, earlier.isEmpty() ? value : earlier + ", " + value);
        }
        if (decoded.size() < most) {
            decoded.computeIfAbsent(name, added -> new ArrayList<>()).add(PlainText.line(EncodedWords.decode(value), LONGEST_VALUE));
        }
    }

    /** What stands behind the colon, unfolded; encoded words stay. */
    static String value(Field field) {
        ByteSequence raw = field.getRaw();
        byte[] bytes = raw == null ? field.getBody().getBytes(StandardCharsets.UTF_8) : raw.toByteArray();
        String text = Charsets.decode(bytes, null);
        return FOLD.matcher(text.substring(raw == null ? 0 : text.indexOf(':') + 1)).replaceAll("").strip();
    }

    Map<String, List<String>> decoded() {
        return decoded;
    }

    String messageId() {
        return PlainText.line(MessageIds.first(unfolded.get("message-id")), LONGEST_VALUE);
    }

    List<String> answered() {
        return MessageIds.answered(unfolded.get("in-reply-to"), unfolded.get("references")).stream()
                .map(id -> PlainText.line(id, LONGEST_VALUE)).toList();
    }

    List<Address> addresses(String name) {
        return Addresses.in(unfolded.get(name));
    }

    String subject() {
        return PlainText.line(EncodedWords.decode(unfolded.get("subject")), LONGEST_SUBJECT);
    }

    /** Of the last server that took it, whose line is the uppermost; null when there is none, empty for the null path. */
    String returnPath() {
        if (!decoded.containsKey("return-path")) {
            return null;
        }
        String first = decoded.get("return-path").get(0);
        return first.replaceAll("[<>\\s]", "").isEmpty() ? "" : Addresses.in(first).stream().map(Address::address).findFirst().orElse(first);
    }

    /** Null when the mail says none, or one that nobody can have meant. */
    Instant sentAt() {
        String date = PlainText.line(unfolded.get("date"), LONGEST_DATE);
        Date parsed = DateTimeFieldLenientImpl.PARSER.parse(new RawField("Date", date), DecodeMonitor.SILENT).getDate();
        Instant sent = parsed == null ? null : parsed.toInstant();
        return sent == null || sent.isBefore(FIRST_DATE) || sent.isAfter(LAST_DATE) ? null : sent;
    }

    private static boolean isAddresses(String name) {
        return name.equals("to") || name.equals("cc") || name.equals("from");
    }
}
