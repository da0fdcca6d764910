package io.oauthlinks.practice.mail;

import java.util.Set;

/** A mail protocol, with the scopes that open a mailbox through it. */
public enum Protocol {
    IMAP("mail.imap", "https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office365.com/IMAP.AccessAsUser.All"),
    POP3("mail.pop3", "https://outlook.office.com/POP.AccessAsUser.All", "https://outlook.office365.com/POP.AccessAsUser.All"),
    SMTP("mail.smtp", "https://outlook.office.com/SMTP.Send", "https://outlook.office365.com/SMTP.Send");

    /** The scopes that open a mailbox through every protocol. */
    public static final Set<String> ALL_PROTOCOLS = Set.of("mail", "https://mail.google.com/");

    private final Set<String> scopes;

    Protocol(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    public Set<String> scopes() {
        return scopes;
    }

    public boolean isAllowedBy(Set<String> granted) {
        return granted.stream().anyMatch(scope -> scopes.contains(scope) || ALL_PROTOCOLS.contains(scope));
    }
}
