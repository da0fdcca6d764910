package io.oauthlinks.practice.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox of the mail server, which is also a user of the authorization server.
 *
 * @param address  mail address and login name
 * @param password what signs in on the login page
 * @param basic    whether the mail server lets the password in; otherwise only access tokens open the mailbox
 * @param delegate address of the mailbox whose access tokens open this one, which is shared and cannot sign in; null for itself
 */
public record Mailbox(String address, String password, boolean basic, String delegate) {

    public static final List<Mailbox> ALL = List.of(
            new Mailbox("support@practice.example", "support", false, null),
            new Mailbox("returns@practice.example", "returns", false, null),
            new Mailbox("hr@practice.example", "hr", false, null),
            new Mailbox("plain@practice.example", "plain", true, null),
            new Mailbox("shared@practice.example", "", false, "support@practice.example"));

    public boolean isShared() {
        return delegate != null;
    }

    /** Whether an access token of this owner opens the mailbox. */
    public boolean opensFor(String owner) {
        return isShared() ? delegate.equals(owner) : address.equals(owner);
    }

    public static Optional<Mailbox> of(String address) {
        String wanted = address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(mailbox -> mailbox.address().equals(wanted)).findAny();
    }

    /** @throws IllegalArgumentException naming the mailboxes that exist */
    public static Mailbox require(String address) {
        return of(address).orElseThrow(() -> new IllegalArgumentException(
                "no mailbox " + address + "; there are " + String.join(", ", ALL.stream().map(Mailbox::address).toList())));
    }
}
