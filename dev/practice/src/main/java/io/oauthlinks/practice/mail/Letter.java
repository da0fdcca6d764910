package io.oauthlinks.practice.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that can be answered.
 *
 * @param from       who answers: the one who wrote it, or the person who received it
 * @param to         who gets the answer
 * @param references Message-IDs of the thread, this one last
 */
public record Letter(String messageId, String references, String from, String to, String subject, Instant at) {

    /** Of a customer to a mailbox: who writes again answers the own mail. */
    static Letter sent(MimeMessage mail, Instant at) {
        return of(mail, true, at);
    }

    /** Of Jira to a person, who answers to where it came from. */
    static Optional<Letter> received(MimeMessage mail, Instant at) {
        try {
            return Optional.of(of(mail, false, at));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Letter of(MimeMessage mail, boolean sent, Instant at) {
        try {
            String from = first(mail.getFrom());
            String to = first(mail.getRecipients(MimeMessage.RecipientType.TO));
            String replyTo = first(mail.getReplyTo());
            String earlier = mail.getHeader("References", " ");
            String id = mail.getMessageID() == null ? "" : mail.getMessageID();
            return new Letter(id, earlier == null ? id : (earlier + " " + id).replaceAll("\\s+", " ").strip(), sent ? from : to, sent ? to : replyTo,
                    mail.getSubject() == null ? "" : mail.getSubject(), at);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a mail that can be answered: " + e.getMessage(), e);
        }
    }

    private static String first(Address[] addresses) {
        return addresses == null || addresses.length == 0 ? "" : addresses[0] instanceof InternetAddress one ? one.toUnicodeString() : addresses[0].toString();
    }

    public String answerSubject() {
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }
}
