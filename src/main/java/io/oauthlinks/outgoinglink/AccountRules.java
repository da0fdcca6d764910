package io.oauthlinks.outgoinglink;

import io.oauthlinks.address.MailDomain;
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

    /** Whether a mailbox is in an allowed domain; a user name without a domain is in none. */
    public boolean allows(String mailbox) {
        return allowedDomains.isEmpty() || MailDomain.of(mailbox).filter(allowedDomains::contains).isPresent();
    }

    public String domainsInWords() {
        return String.join(", ", allowedDomains);
    }
}
