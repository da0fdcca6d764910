package io.oauthlinks.outgoinglink.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts in memory; no mail server uses any of them. */
public final class InMemoryAccounts implements Accounts {

    private final Map<Long, Account> accounts = new TreeMap<>();
    private RuntimeException nextSave;
    private int savesThatFail;
    private long last;

    @Override
    public synchronized Optional<Account> byId(long id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized List<Account> ofLink(long linkId) {
        return accounts.values().stream().filter(account -> account.linkId() == linkId).toList();
    }

    @Override
    public synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    /** The next save fails as a database might. */
    public void failNextSave(RuntimeException failure) {
        failNextSaves(1, failure);
    }

    public synchronized void failNextSaves(int count, RuntimeException failure) {
        savesThatFail = count;
        nextSave = failure;
    }

    @Override
    public synchronized Account save(Account account) {
        if (savesThatFail > 0) {
            savesThatFail--;
            throw nextSave;
        }
        long id = account.id() == 0 ? ++last : account.id();
        Account stored = new Account(id, account.linkId(), account.mailbox(), account.signedInAs(), account.tokens(), account.tokenEndpoint(), account.state(),
                account.stateSince(), account.problem(), account.failures(), account.nextTry(), account.authorizedBy(), account.authorizedAt(),
                account.lastSuccess(), account.refreshingSince());
        accounts.put(id, stored);
        return stored;
    }

    @Override
    public synchronized void sendsRefreshToken(long id, Instant since) {
        accounts.computeIfPresent(id, (same, account) -> new Account(id, account.linkId(), account.mailbox(), account.signedInAs(), account.tokens(),
                account.tokenEndpoint(), account.state(), account.stateSince(), account.problem(), account.failures(), account.nextTry(), account.authorizedBy(),
                account.authorizedAt(), account.lastSuccess(), since));
    }

    @Override
    public synchronized boolean delete(long id) {
        return accounts.remove(id) != null;
    }

    @Override
    public synchronized List<Account> deleteUnused(Instant authorizedBefore, int limit) {
        List<Account> old = accounts.values().stream().filter(account -> account.authorizedAt().isBefore(authorizedBefore)).limit(limit).toList();
        old.forEach(account -> accounts.remove(account.id()));
        return old;
    }
}
