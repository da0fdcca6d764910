package io.oauthlinks.mailchannel.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mail in a file, read with the usual limits. */
final class WrittenMail {

    private final MailReader reader = new MimeMailReader(ReadingLimits.USUAL);
    private final Path file;

    WrittenMail(byte[] bytes) {
        try {
            file = Files.createTempFile("mail", ".eml");
            file.toFile().deleteOnExit();
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Line ends become those of mails. */
    static WrittenMail of(String text) {
        return new WrittenMail(text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static IncomingMail read(String text) {
        return of(text).read();
    }

    IncomingMail read() {
        try {
            return reader.read(file);
        } catch (IOException | UnreadableMail e) {
            throw new AssertionError(e);
        }
    }

    byte[] bytesOf(IncomingMail.Attachment attachment) {
        try (MailReader.Attachments attachments = reader.attachments(file)) {
            return attachments.open(attachment).readAllBytes();
        } catch (IOException | UnreadableMail e) {
            throw new AssertionError(e);
        }
    }

    String textOf(IncomingMail.Attachment attachment) {
        return new String(bytesOf(attachment), StandardCharsets.UTF_8);
    }

    Path file() {
        return file;
    }
}
