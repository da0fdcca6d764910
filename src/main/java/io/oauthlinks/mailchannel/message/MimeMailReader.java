package io.oauthlinks.mailchannel.message;

import io.oauthlinks.message.Problem;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Reads mails (RFC 5322, RFC 2045 to 2047) as a stream of parts: of a file never more is in memory than its texts and one buffer for each level. */
public final class MimeMailReader implements MailReader {

    private static final String PROBLEM = "oauth-links.mail-channel.problem";
    private static final int BUFFER = 16_384;

    private final ReadingLimits limits;

    public MimeMailReader(ReadingLimits limits) {
        this.limits = limits;
    }

    @Override
    public IncomingMail read(Path file) throws IOException, UnreadableMail {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return read(bytes);
        }
    }

    /** The same of bytes that lie elsewhere. */
    public IncomingMail read(InputStream bytes) throws IOException, UnreadableMail {
        try {
            return new Reading(parts(bytes, limits), limits).read();
        } catch (MimeIOException | MimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Attachments attachments(Path file) throws IOException {
        return new Pass(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private final class Pass implements Attachments {

        private final InputStream bytes;
        private final MimeTokenStream parts;
        private int bodies;

        Pass(InputStream bytes) {
            this.bytes = bytes;
            this.parts = parts(bytes, limits);
        }

        @Override
        public InputStream open(IncomingMail.Attachment attachment) throws IOException, UnreadableMail {
            try {
                for (EntityState state = bodies == 0 ? parts.getState() : parts.next(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
                    if (state == EntityState.T_BODY && bodies++ == attachment.number()) {
                        return staysOpen(parts.getDecodedInputStream());
                    }
                }
                throw new IllegalArgumentException("No part " + attachment.number() + " from here on");
            } catch (MimeIOException | MimeException e) {
                throw unreadable(e);
            }
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** The next part lies behind it in the same file. */
    private static InputStream staysOpen(InputStream decoded) {
        return new FilterInputStream(decoded) {
            @Override
            public void close() {
                // the pass goes on
            }
        };
    }

    /** Mails within the mail are parts as any other: what somebody forwards as a file stays one. */
    static MimeTokenStream parts(InputStream bytes, ReadingLimits limits) {
        MimeConfig config = MimeConfig.custom().setMaxHeaderCount(-1).setMaxHeaderLen(limits.headerBytes())
                .setMaxLineLen(limits.headerBytes()).build();
        MimeTokenStream parts = new MimeTokenStream(config);
        parts.setRecursionMode(RecursionMode.M_NO_RECURSE);
        parts.parse(bytes);
        return parts;
    }

    /** Read leniently, a mail fails at nothing else. */
    private UnreadableMail unreadable(Exception e) {
        return new UnreadableMail(Problem.named(PROBLEM, "mail-header-too-large", limits.headerBytes() / 1024), e);
    }
}
