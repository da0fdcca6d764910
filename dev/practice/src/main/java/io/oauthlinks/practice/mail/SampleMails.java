package io.oauthlinks.practice.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Writes mails: those that stand in the mailboxes from the start, and those asked for by the controls. */
public final class SampleMails {

    private static final Map<String, List<Sample>> SAMPLES = Map.of(
            "support@practice.example", List.of(
                    new Sample("Alice Archer <alice@customer.example>", "The printer on floor 2 prints blank pages", 26,
                            "Hello,\n\nsince this morning every page comes out blank. New toner did not help.\n\nAlice"),
                    new Sample("Jörg Müller <joerg@customer.example>", "Passwort für das Kundenportal vergessen", 7,
                            "Guten Tag,\n\nich komme nicht mehr ins Portal. Können Sie mir helfen?\n\nViele Grüße\nJörg Müller"),
                    new Sample("Bo Chen <bo@customer.example>", "Invoice 2044 shows the old address", 2,
                            "Hi,\n\nwe moved in May. Could you correct the address on invoice 2044?\n\nThanks, Bo")),
            "returns@practice.example", List.of(
                    new Sample("Carla Costa <carla@customer.example>", "Wrong size delivered (order 7781)", 30,
                            "Good morning,\n\nI ordered size 40 and received 42. How do I send them back?\n\nCarla"),
                    new Sample("Dev Patel <dev@customer.example>", "Return label does not print", 5,
                            "Hello, the link to the return label shows an empty page.\n\nDev")),
            "hr@practice.example", List.of(
                    new Sample("Erin Evans <erin@staff.example>", "Question about parental leave", 48,
                            "Hello,\n\nwhom do I talk to about parental leave from October?\n\nErin"),
                    new Sample("Farid Faris <farid@staff.example>", "New bank account for my salary", 3,
                            "Hello, my bank account changes next month. Which form do you need?\n\nFarid")),
            "plain@practice.example", List.of(
                    new Sample("Gina Gold <gina@customer.example>", "This mailbox opens with a password", 1,
                            "Hello,\n\nthis mail is read with a user name and a password.\n\nGina")),
            "shared@practice.example", List.of(
                    new Sample("Hana Hill <hana@customer.example>", "This mailbox is shared", 4,
                            "Hello,\n\nsomebody else signs in to read this.\n\nHana")));

    /** A mail that is not sent needs no session, and making one looks through the whole class path. */
    private static final Session NO_SESSION = null;

    private final Clock clock;

    public SampleMails(Clock clock) {
        this.clock = clock;
    }

    List<MimeMessage> of(Mailbox mailbox) {
        return SAMPLES.get(mailbox.address()).stream().map(sample -> write(
                Draft.of(sample.from(), mailbox.address(), sample.subject(), sample.body()), Duration.ofHours(sample.hoursAgo()))).toList();
    }

    /** @throws IllegalArgumentException if an address or the raw mail cannot be read */
    public MimeMessage write(Draft draft) {
        return write(draft, Duration.ZERO);
    }

    /** Reads a whole mail, headers and all. */
    public MimeMessage read(String mail) {
        try {
            return new MimeMessage(NO_SESSION, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a mail: " + e.getMessage(), e);
        }
    }

    private MimeMessage write(Draft draft, Duration age) {
        try {
            MimeMessage mail = new MimeMessage(NO_SESSION);
            mail.setFrom(address(draft.from()));
            mail.setRecipient(MimeMessage.RecipientType.TO, address(draft.to()));
            mail.setSubject(draft.subject(), "UTF-8");
            if (draft.attachment() == null) {
                mail.setText(draft.body(), "UTF-8");
            } else {
                MimeBodyPart text = new MimeBodyPart();
                text.setText(draft.body(), "UTF-8");
                mail.setContent(new MimeMultipart(text, draft.attachment().part()));
            }
            if (draft.answers() != null) {
                mail.setHeader("In-Reply-To", draft.answers().messageId());
                mail.setHeader("References", draft.answers().references());
            }
            mail.setSentDate(Date.from(clock.instant().minus(age)));
            mail.saveChanges();
            return mail;
        } catch (MessagingException e) {
            throw new IllegalArgumentException("cannot write the mail: " + e.getMessage(), e);
        }
    }

    private static InternetAddress address(String text) throws MessagingException {
        InternetAddress[] parsed = InternetAddress.parse(text, true);
        if (parsed.length != 1) {
            throw new IllegalArgumentException("one address expected: " + text);
        }
        try {
            parsed[0].setPersonal(parsed[0].getPersonal(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return parsed[0];
    }

    private record Sample(String from, String subject, int hoursAgo, String body) {
    }

    /**
     * A mail to write: addresses with or without a name, plain text.
     *
     * @param answers    null for a mail that answers none
     * @param attachment null for none
     */
    public record Draft(String from, String to, String subject, String body, Letter answers, Attachment attachment) {

        static Draft of(String from, String to, String subject, String body) {
            return new Draft(from, to, subject, body, null, null);
        }
    }
}
