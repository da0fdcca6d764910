package io.oauthlinks.practice.mail;

import java.util.Set;
import java.util.TreeSet;

/** A mail protocol, with the scopes that open a mailbox through it. */
public enum Protocol {
    IMAP("IMAP.AccessAsUser.All", "mail.imap", "https://www.fastmail.com/dev/protocol-imap"),
    POP3("POP.AccessAsUser.All", "mail.pop3", "https://www.fastmail.com/dev/protocol-pop"),
    SMTP("SMTP.Send", "mail.smtp", "https://www.fastmail.com/dev/protocol-smtp");

    /** The scopes that open a mailbox through every protocol. */
    public static final Set<String> ALL_PROTOCOLS = Set.of("mail", "https://mail.google.com/");
    /** Exchange Online in each of Microsoft's clouds. */
    private static final Set<String> EXCHANGE = Set.of("https://outlook.office.com/", "https://outlook.office365.com/",
            "https://outlook.office365.us/", "https://outlook-dod.office365.us/", "https://partner.outlook.cn/");

    private final String permission;
    private final Set<String> others;

    Protocol(String permission, String... others) {
        this.permission = permission;
        this.others = Set.of(others);
    }

    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>(others);
        EXCHANGE.forEach(resource -> scopes.add(resource + permission));
        return scopes;
    }

    public boolean isAllowedBy(Set<String> granted) {
        Set<String> scopes = scopes();
        return granted.stream().anyMatch(scope -> scopes.contains(scope) || ALL_PROTOCOLS.contains(scope));
    }
}
