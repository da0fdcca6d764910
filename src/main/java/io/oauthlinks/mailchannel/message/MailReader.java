package io.oauthlinks.mailchannel.message;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads mails from their files. */
public interface MailReader {

    /** @throws UnreadableMail when its header is beyond a limit; bodies and parts beyond theirs are left out, and the mail says so */
    IncomingMail read(Path file) throws IOException, UnreadableMail;

    /** The attachments of a mail, for one pass through its file. */
    Attachments attachments(Path file) throws IOException;

    /** An open file of a mail. */
    interface Attachments extends Closeable {

        /**
         * The decoded bytes of an attachment, until the next one is opened.
         *
         * @param attachment one with a higher number than the one before
         */
        InputStream open(IncomingMail.Attachment attachment) throws IOException, UnreadableMail;
    }
}
