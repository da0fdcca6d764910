package io.oauthlinks.outgoinglink;

import java.util.List;

/**
 * Which accounts a link may have.
 *
 * @param allowedDomains domains of their mailboxes, in ASCII and lower case; a subdomain is another domain. Empty: any
 */
public record AccountRules(List<String> allowedDomains, AccountMatch match) {

    /** Any mailbox, authorized by whoever signed in. */
    public static final AccountRules ANY = new AccountRules(List.of(), AccountMatch.LENIENT);

    public AccountRules {
        allowedDomains = List.copyOf(allowedDomains);
    }
}
