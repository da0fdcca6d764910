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

    private final ReadingLimits limits;

    public MimeMailReader(ReadingLimits limits) {
        this.limits = limits;
    }

    @Override
    public IncomingMail read(Path file) throws IOException, UnreadableMail {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
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
    public InputStream open(Path file, IncomingMail.Attachment attachment) throws IOException, UnreadableMail {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            InputStream decoded = decoded(bytes, attachment.number());
            return new FilterInputStream(decoded) {
                @Override
                public void close() throws IOException {
                    bytes.close();
                }
            };
        } catch (MimeIOException | MimeException e) {
            bytes.close();
            throw unreadable(e);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private InputStream decoded(InputStream bytes, int number) throws IOException, MimeException {
        MimeTokenStream parts = parts(bytes, limits);
        int bodies = 0;
        for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
            if (state == EntityState.T_BODY && bodies++ == number) {
                return parts.getDecodedInputStream();
            }
        }
        throw new IllegalArgumentException("No part " + number);
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
