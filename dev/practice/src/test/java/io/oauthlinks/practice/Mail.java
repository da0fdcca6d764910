package io.oauthlinks.practice;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** A mail client. */
final class Mail {

    private Mail() {
    }

    /** Number of mails in the INBOX, read with an access token. */
    static int count(String protocol, String mailbox, String accessToken) throws MessagingException {
        return count(protocol, mailbox, accessToken, true);
    }

    static int count(String protocol, String mailbox, String accessToken, boolean twoLines) throws MessagingException {
        Properties properties = properties(protocol);
        properties.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
        properties.setProperty("mail." + protocol + ".auth.xoauth2.two.line.authentication.format", String.valueOf(twoLines));
        return count(properties, protocol, mailbox, accessToken);
    }

    /** Number of mails in the INBOX, read with a password by LOGIN or USER and PASS. */
    static int countWithPassword(String protocol, String mailbox, String password) throws MessagingException {
        return count(properties(protocol), protocol, mailbox, password);
    }

    private static int count(Properties properties, String protocol, String mailbox, String secret) throws MessagingException {
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect("localhost", RunningPractice.port(protocol), mailbox, secret);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return inbox.getMessageCount();
            }
        }
    }

    /** What a test wants of a mail while its folder is open. */
    interface Look {
        void at(Message mail) throws Exception;
    }

    /** Looks at the last mail of the INBOX. */
    static void newest(String protocol, String mailbox, String accessToken, Look look) throws Exception {
        Properties properties = properties(protocol);
        properties.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect("localhost", RunningPractice.port(protocol), mailbox, accessToken);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                look.at(inbox.getMessage(inbox.getMessageCount()));
            }
        }
    }

    /** Sends a mail by SMTP. */
    static void send(String from, String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", String.valueOf(RunningPractice.port("smtp")));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(from);
        mail.setRecipients(Message.RecipientType.TO, to);
        mail.setSubject(subject);
        mail.setText("text");
        Transport.send(mail);
    }

    private static Properties properties(String protocol) {
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".timeout", "10000");
        properties.setProperty("mail." + protocol + ".connectiontimeout", "10000");
        // the certificate that GreenMail brings is self-signed
        properties.setProperty("mail." + protocol + ".ssl.trust", "*");
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "false");
        return properties;
    }
}
