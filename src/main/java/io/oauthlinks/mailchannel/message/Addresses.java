package io.oauthlinks.mailchannel.message;

import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.stream.ParserCursor;

/** Addresses in headers (RFC 5322 section 3.4), groups included. What no mail could be sent to is left out. */
final class Addresses {

    static final int MOST = 500;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 200;
    /** An @ in front, even a quoted one, would let an address look like one of another domain. */
    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s\\p{C}@<>()\\[\\],;:\\\\\"]++");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]++(?:\\.[a-z0-9-]++)*+");
    /**
     * Stands for an encoded word while the library reads: whatever is in it is no part of an address, and the library's own decoder takes too long.
     */
    private static final Pattern MASKED = Pattern.compile("\u0001(\\d+)\u0001");

    private Addresses() {
    }

    /** @param header unfolded, not decoded: a decoded name could bring an address of its own */
    static List<Address> in(String header) {
        List<String> words = new ArrayList<>();
        String masked = EncodedWords.WORD.matcher(PlainText.cut(header, LONGEST_HEADER).replace('\u0001', ' ')).replaceAll(word -> {
            words.add(word.group());
            return "\u0001" + (words.size() - 1) + "\u0001";
        });
        byte[] bytes = masked.replace("=?", "= ?").getBytes(StandardCharsets.UTF_8);
        List<Address> addresses = new ArrayList<>();
        ByteArrayBuffer buffer = new ByteArrayBuffer(bytes, true);
        for (Mailbox mailbox : LenientAddressParser.DEFAULT.parseAddressList(buffer, new ParserCursor(0, bytes.length)).flatten()) {
            Address address = address(mailbox, words);
            if (address != Address.NONE && addresses.size() < MOST) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static Address address(Mailbox mailbox, List<String> words) {
        String local = mailbox.getLocalPart() == null ? "" : mailbox.getLocalPart().toLowerCase(Locale.ROOT);
        String domain = ascii(mailbox.getDomain() == null ? "" : mailbox.getDomain());
        boolean usable = LOCAL_PART.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                && local.length() + 1 + domain.length() <= LONGEST_ADDRESS && local.codePoints().noneMatch(PlainText::turnsDirection);
        if (!usable) {
            return Address.NONE;
        }
        String name = mailbox.getName() == null ? "" : mailbox.getName();
        String unmasked = MASKED.matcher(name).replaceAll(mask -> Matcher.quoteReplacement(words.get(Integer.parseInt(mask.group(1)))));
        return new Address(local + "@" + domain, PlainText.line(EncodedWords.decode(unmasked), LONGEST_NAME));
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }
}
