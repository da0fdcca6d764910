package io.oauthlinks.outgoinglink.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts, in the database; tokens sealed. */
public interface Accounts {

    Optional<Account> byId(long id);

    List<Account> ofLink(long linkId);

    /** All accounts, for lists; one query. */
    List<Account> all();

    /** Inserts (id 0) or updates; the stored account with its number comes back. */
    Account save(Account account);

    /**
     * Notes for all nodes that the refresh token of an account is about to be sent, and nothing else about it; no effect when the account is gone.
     * What is saved afterwards says whether an answer came.
     */
    void sendsRefreshToken(long id, Instant since);

    boolean delete(long id);

    /** Deletes at most {@code limit} accounts authorized before a time that no mail server uses; returns those that this call deleted. */
    List<Account> deleteUnused(Instant authorizedBefore, int limit);
}
