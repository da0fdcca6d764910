package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.lease.Turns;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts on their way through an authorization. */
public final class AuthorizedAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizedAccounts.class);
    private final Accounts accounts;
    private final Turns turns;

    public AuthorizedAccounts(Accounts accounts, Turns turns) {
        this.accounts = accounts;
        this.turns = turns;
    }

    /** The account to be authorized again, if it is one of this link; else a new one. */
    public Account before(long linkId, long accountId, String mailbox) {
        return Optional.of(accountId).filter(id -> id != 0).flatMap(accounts::byId).filter(account -> account.linkId() == linkId)
                .map(account -> account.forMailbox(mailbox)).orElseGet(() -> Account.unauthorized(linkId, mailbox));
    }

    /**
     * Saves in turn with the refreshes of the account, lest one that is just writing puts the old tokens back. New tokens exist
     * nowhere else, so when their turn does not come they are written all the same.
     */
    public Account save(Account authorized) {
        if (authorized.id() == 0) {
            return accounts.save(authorized);
        }
        try {
            return turns.take(Refresh.work(authorized.id()), () -> accounts.save(authorized));
        } catch (RuntimeException e) {
            LOG.warn("Account {} is written beside its refresh: {}", authorized.id(), e.toString());
            return accounts.save(authorized);
        }
    }
}
