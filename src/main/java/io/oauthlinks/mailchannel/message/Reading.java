package io.oauthlinks.mailchannel.message;

import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import io.oauthlinks.mailchannel.message.IncomingMail.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.MimeUtil;

/** One mail while it is read. */
final class Reading {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");
    /** Enough of a mail within the mail to find its name and subject. */
    private static final int NESTED_HEAD = 64 * 1024;

    private final MimeTokenStream parts;
    private final ReadingLimits limits;
    private final HeaderFields header;
    private final BodyTexts texts = new BodyTexts();
    private final List<Attachment> attachments = new ArrayList<>();
    private final SafeNames names = new SafeNames();
    private final byte[] buffer = new byte[16 * 1024];
    private PartFields part = new PartFields();
    private int depth;
    private int bodies;
    private int textRoom;
    private boolean shortened;
    private String contentType = "";
    private String reportOf = "";

    Reading(MimeTokenStream parts, ReadingLimits limits) {
        this.parts = parts;
        this.limits = limits;
        this.header = new HeaderFields(limits.headers());
        this.textRoom = limits.textBytes();
    }

    IncomingMail read() throws IOException, MimeException {
        readHeader();
        try {
            readParts();
        } catch (MimeException | MimeIOException e) {
            shortened = true;
        }
        List<Address> replyTo = header.addresses("reply-to");
        return new IncomingMail(header.messageId(), header.answered(), author(), replyTo.isEmpty() ? Address.NONE : replyTo.get(0),
                header.addresses("to"), header.addresses("cc"), header.returnPath(), header.subject(), header.sentAt(), texts.all(), attachments,
                header.decoded(), contentType, reportOf, shortened);
    }

    /**
     * Of several mailboxes in From, in one line or in several, one has sent the mail and stands in Sender (RFC 5322 section 3.6.2). Without it
     * nobody is taken for the author: which one it is would be a guess, and a server that checks senders may have checked another one.
     */
    private Address author() {
        Map<String, Address> from = new LinkedHashMap<>();
        header.addresses("from").forEach(each -> from.putIfAbsent(each.address(), each));
        List<Address> sender = from.size() > 1 ? header.addresses("sender") : List.copyOf(from.values());
        return sender.size() == 1 ? from.getOrDefault(sender.get(0).address(), Address.NONE) : Address.NONE;
    }

    private void readHeader() throws IOException, MimeException {
        for (EntityState state = parts.getState(); state != EntityState.T_END_HEADER && state != EntityState.T_END_OF_STREAM; state = parts.next()) {
            if (state == EntityState.T_FIELD) {
                header.add(parts.getField());
                part.add(parts.getField());
            }
        }
    }

    private void readParts() throws IOException, MimeException {
        for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
            switch (state) {
                case T_START_HEADER -> part = new PartFields();
                case T_FIELD -> part.add(parts.getField());
                case T_START_MULTIPART -> {
                    noteType();
                    texts.begin(parts.getBodyDescriptor().getSubType().toLowerCase(Locale.ROOT));
                    depth++;
                }
                case T_END_MULTIPART -> {
                    texts.end();
                    depth--;
                }
                case T_BODY -> {
                    noteType();
                    readBody();
                }
                default -> { }
            }
            if (depth > limits.depth() || bodies >= limits.parts() && state == EntityState.T_START_HEADER) {
                shortened = true;
                return;
            }
        }
    }

    /** Of the whole mail, which comes first. */
    private void noteType() {
        contentType = contentType.isEmpty() ? type(parts.getBodyDescriptor()) : contentType;
    }

    private void readBody() throws IOException {
        int number = bodies++;
        BodyDescriptor body = parts.getBodyDescriptor();
        String type = type(body);
        // a multipart without boundary is a text that somebody forgot to finish
        boolean words = type.equals("text/plain") || type.equals("text/html") || type.startsWith("multipart/") && depth == 0;
        if (words && part.isPartOfText() && textRoom > 0) {
            readText(type.equals("text/html"), body.getCharset());
        } else {
            readAttachment(number, type);
        }
    }

    private void readText(boolean html, String charset) throws IOException {
        InputStream decoded = parts.getDecodedInputStream();
        if (html && texts.isSaid()) {
            return;
        }
        byte[] bytes = decoded.readNBytes(textRoom);
        textRoom -= bytes.length;
        shortened |= decoded.read() >= 0;
        String text = PlainText.body(Charsets.decode(bytes, charset));
        texts.add(html ? PlainText.body(HtmlText.of(text)) : text, !html);
    }

    private void readAttachment(int number, String type) throws IOException {
        byte[] head = new byte[0];
        long size;
        if (holdsHeader(type)) {
            InputStream decoded = parts.getDecodedInputStream();
            head = decoded.readNBytes(NESTED_HEAD);
            size = head.length + sizeOf(decoded);
        } else {
            size = MimeUtil.isBase64Encoding(parts.getBodyDescriptor().getTransferEncoding()) ? Base64Size.of(parts.getInputStream(), buffer)
                    : sizeOf(parts.getDecodedInputStream());
        }
        String fileName = part.fileName();
        if (head.length > 0) {
            HeaderFields nested = headerOf(head);
            noteReported(nested);
            boolean named = !fileName.isEmpty() || !type.equals("message/rfc822") || nested.subject().isEmpty();
            fileName = named ? fileName : nested.subject().replaceAll("[/\\\\]", "-") + ".eml";
        }
        attachments.add(new Attachment(number, names.take(fileName, PartFields.nameFor(type)), type, size));
    }

    private long sizeOf(InputStream decoded) throws IOException {
        long size = 0;
        for (int read = decoded.read(buffer); read >= 0; read = decoded.read(buffer)) {
            size += read;
        }
        return size;
    }

    /** Of delivery reports (RFC 3464) and of those that a mail was read (RFC 8098). */
    private void noteReported(HeaderFields nested) {
        if (contentType.equals("multipart/report") && reportOf.isEmpty()) {
            String original = nested.decoded().getOrDefault("original-message-id", List.of("")).get(0);
            reportOf = original.isEmpty() ? nested.messageId() : MessageIds.first(original);
        }
    }

    private HeaderFields headerOf(byte[] head) throws IOException {
        HeaderFields fields = new HeaderFields(limits.headers());
        MimeTokenStream nested = MimeMailReader.parts(new ByteArrayInputStream(head), limits);
        try {
            for (EntityState state = nested.getState(); state != EntityState.T_END_HEADER && state != EntityState.T_END_OF_STREAM;
                    state = nested.next()) {
                if (state == EntityState.T_FIELD) {
                    fields.add(nested.getField());
                }
            }
        } catch (MimeException notOne) {
            return new HeaderFields(limits.headers());
        }
        return fields;
    }

    private static boolean holdsHeader(String type) {
        return type.equals("message/rfc822") || type.equals("text/rfc822-headers") || type.equals("message/disposition-notification");
    }

    /** Only what can be a media type: it goes into headers of answers when the file is downloaded. */
    private static String type(BodyDescriptor body) {
        String type = body.getMimeType() == null ? "" : body.getMimeType().toLowerCase(Locale.ROOT);
        return MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }
}
