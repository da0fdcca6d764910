package io.oauthlinks.mailchannel.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Reads mails from their files. */
public interface MailReader {

    /** @throws UnreadableMail when it is no mail, or beyond a limit that is named in its reason */
    IncomingMail read(Path file) throws IOException, UnreadableMail;

    /** The decoded bytes of an attachment. */
    InputStream open(Path file, IncomingMail.Attachment attachment) throws IOException, UnreadableMail;
}
