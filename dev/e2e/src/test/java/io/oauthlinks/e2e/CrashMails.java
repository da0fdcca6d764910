package io.oauthlinks.e2e;

import io.oauthlinks.servers.Dovecot;
import jakarta.activation.DataHandler;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Different mails for one mailbox, reproducible by a seed: about half ask something new, a quarter does with attachments, a quarter
 * answers an earlier one of the same sender.
 */
final class CrashMails {

    static final String MAILBOX = "support@practice.example";
    static final String PASSWORD = "mailbox-password-7316";

    private final Dovecot dovecot;
    private final List<CrashMail> all = new ArrayList<>();
    private final Session session;
    private int delivered;

    /**
     * A mail.
     *
     * @param answers number of an earlier mail; -1 for none
     * @param files   how many attachments it has
     */
    record CrashMail(int number, String sender, int answers, int files) {

        /** Stands in its text and nowhere else. */
        String token() {
            return String.format("token-%05d", number);
        }

        String messageId() {
            return "crash-" + number + "@acme.example";
        }

        List<String> fileNames() {
            return IntStream.range(0, files).mapToObj(file -> String.format("file-%05d-%d.txt", number, file)).toList();
        }
    }

    /** @param senders people whom the project takes mails from */
    CrashMails(Dovecot dovecot, int count, List<String> senders, Random random) {
        this.dovecot = dovecot;
        Properties properties = new Properties();
        properties.put("mail.imap.port", String.valueOf(dovecot.imap));
        session = Session.getInstance(properties);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(4);
            int answers = kind == 0 && i > 0 ? random.nextInt(i) : -1;
            String sender = answers < 0 ? senders.get(random.nextInt(senders.size())) : all.get(answers).sender();
            all.add(new CrashMail(i, sender, answers, kind == 1 ? 1 + random.nextInt(2) : 0));
        }
    }

    List<CrashMail> all() {
        return List.copyOf(all);
    }

    /** How many are in the mailbox. */
    int delivered() {
        return delivered;
    }

    /** Puts the next ones into the mailbox at once. */
    void deliver(int count) {
        List<CrashMail> next = all.subList(delivered, Math.min(all.size(), delivered + count));
        inbox(Folder.READ_WRITE, inbox -> {
            List<Message> messages = new ArrayList<>();
            for (CrashMail mail : next) {
                messages.add(message(mail));
            }
            inbox.appendMessages(messages.toArray(Message[]::new));
            return null;
        });
        delivered += next.size();
    }

    /** How many in the mailbox are not marked as seen. */
    int unread() {
        return inbox(Folder.READ_ONLY, Folder::getUnreadMessageCount);
    }

    private interface AtInbox<T> {

        T run(Folder inbox) throws MessagingException;
    }

    private <T> T inbox(int mode, AtInbox<T> work) {
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", MAILBOX, PASSWORD);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(mode);
                return work.run(inbox);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(dovecot.log(), e);
        }
    }

    private Message message(CrashMail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.messageId() + ">");
            }
        };
        message.setFrom(new InternetAddress(mail.sender()));
        message.setRecipients(Message.RecipientType.TO, MAILBOX);
        message.setSubject((mail.answers() < 0 ? "" : "Re: ") + "Question " + (mail.answers() < 0 ? mail.number() : mail.answers()));
        message.setSentDate(new Date());
        if (mail.answers() >= 0) {
            message.setHeader("References", "<" + all.get(mail.answers()).messageId() + ">");
        }
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText("The printer on floor " + mail.number() + " is on fire, says " + mail.token() + ".\r\n");
        parts.addBodyPart(text);
        for (String name : mail.fileNames()) {
            MimeBodyPart file = new MimeBodyPart();
            file.setDataHandler(new DataHandler(new ByteArrayDataSource((name + "\r\n").repeat(500).getBytes(), "application/octet-stream")));
            file.setFileName(name);
            parts.addBodyPart(file);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }
}
