package io.oauthlinks.mailchannel.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads mails from their files. */
public interface MailReader {

    /** @throws UnreadableMail when its header is beyond a limit; bodies and parts beyond theirs are left out, and the mail says so */
    IncomingMail read(Path file) throws IOException, UnreadableMail;

    /** The decoded bytes of an attachment. */
    InputStream open(Path file, IncomingMail.Attachment attachment) throws IOException, UnreadableMail;
}
