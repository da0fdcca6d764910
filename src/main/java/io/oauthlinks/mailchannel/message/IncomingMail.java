package io.oauthlinks.mailchannel.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail as it was read. No text holds control characters other than line feed and tab; header texts hold neither.
 *
 * @param messageId  without angle brackets; empty when there is none
 * @param references messages it answers, the nearest first: In-Reply-To, then References from its end
 * @param from       who wrote it; {@link Address#NONE} when the header is missing or unreadable, or names several and does not say who sent it
 * @param returnPath null when the header is missing, empty for the null path {@code <>}
 * @param subject    decoded, one line; may be empty
 * @param sentAt     null when the mail does not say
 * @param text       the body as plain text; may be empty
 * @param attachments in the order of the mail, with safe names
 * @param headers    by lower-case name, decoded and shortened; for filters
 * @param contentType media type in lower case, without parameters
 * @param reportOf   Message-ID of the mail that a delivery report is about; empty otherwise
 * @param shortened  whether something was left out at a limit, or could not be read; the file has it all
 */
public record IncomingMail(String messageId, List<String> references, Address from, Address replyTo, List<Address> to, List<Address> cc,
                           String returnPath, String subject, Instant sentAt, String text, List<Attachment> attachments,
                           Map<String, List<String>> headers, String contentType, String reportOf, boolean shortened) {

    public IncomingMail {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        headers = Map.copyOf(headers);
    }

    /** First value of a header; empty when it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
    }

    public boolean has(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** @param address in lower case, domain in ASCII (IDNA); @param name decoded, may be empty */
    public record Address(String address, String name) {
        public static final Address NONE = new Address("", "");

        public String domain() {
            return address.substring(address.lastIndexOf('@') + 1);
        }
    }

    /**
     * @param number     of the part in {@link MailReader#open}
     * @param fileName   safe: no path, no control character, no leading dot, at most 200 characters, unique in the mail whatever the case
     * @param size       decoded bytes
     */
    public record Attachment(int number, String fileName, String contentType, long size) { }
}
