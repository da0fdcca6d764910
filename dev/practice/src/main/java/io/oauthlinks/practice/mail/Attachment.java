package io.oauthlinks.practice.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.URLConnection;

/** A file that goes along with a mail. */
public record Attachment(String name, byte[] bytes) {

    MimeBodyPart part() throws MessagingException {
        String guessed = URLConnection.guessContentTypeFromName(name);
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, guessed == null ? "application/octet-stream" : guessed)));
        try {
            part.setFileName(MimeUtility.encodeText(name, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }
}
