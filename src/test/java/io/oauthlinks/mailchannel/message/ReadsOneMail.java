package io.oauthlinks.mailchannel.message;

import java.io.OutputStream;
import java.nio.file.Path;

/** A process with a small heap that reads one mail, and then the bytes of its attachment. */
final class ReadsOneMail {

    private ReadsOneMail() {
    }

    public static void main(String[] arguments) throws Exception {
        MailReader reader = new MimeMailReader(ReadingLimits.USUAL);
        Path file = Path.of(arguments[0]);
        IncomingMail.Attachment attachment = reader.read(file).attachments().get(0);
        try (MailReader.Attachments attachments = reader.attachments(file)) {
            long again = attachments.open(attachment).transferTo(OutputStream.nullOutputStream());
            System.out.println(attachment.fileName() + " " + attachment.size() + (again == attachment.size() ? " read again" : " but then " + again));
        }
    }
}
