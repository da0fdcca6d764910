package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.KeptTokens;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What a change of a link does to its accounts. */
public final class AccountsOfLink implements KeptTokens {

    /** A read and a write take milliseconds. */
    private static final Duration LEASE_LIFE = Duration.ofSeconds(30);
    private final Accounts accounts;
    private final DeletedAccounts deleted;
    private final Leases leases;
    private final AuditLog audit;
    private final Clock clock;

    public AccountsOfLink(Accounts accounts, DeletedAccounts deleted, Leases leases, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.deleted = deleted;
        this.leases = leases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Under the lease of the refresh, so that no rotated refresh token is overwritten. An account that is being refreshed is left
     * to the refresh, which looks at the link once more before it writes.
     */
    @Override
    public void linkChanged(OutgoingLink saved, Actor actor) {
        for (Account account : accounts.ofLink(saved.id())) {
            if (isFromElsewhere(account, saved) || account.state() == AccountState.FAILING) {
                leases.tryAcquire(Refresh.work(account.id()), LEASE_LIFE).ifPresent(lease -> leases.complete(lease,
                        () -> accounts.byId(account.id()).ifPresent(current -> change(current, saved, actor))));
            }
        }
    }

    private void change(Account account, OutgoingLink saved, Actor actor) {
        if (isFromElsewhere(account, saved)) {
            Problem changed = Problem.named(ProviderErrors.PREFIX, "token-endpoint-changed", saved.name());
            Account stopped = accounts.save(account.reAuthorizationNeeded(changed, clock.instant()));
            audit.record(actor, AuditAction.RE_AUTHORIZATION_NEEDED, subject(stopped), changed.reason());
        } else if (account.state() == AccountState.FAILING) {
            accounts.save(account.triedAgainAt(clock.instant()));
        }
    }

    private static boolean isFromElsewhere(Account account, OutgoingLink saved) {
        return account.state() != AccountState.RE_AUTHORIZATION_NEEDED && !account.tokenEndpoint().equals(saved.endpoints().token().toString());
    }

    @Override
    public Runnable revocationOf(OutgoingLink link, Actor actor) {
        List<Account> all = accounts.ofLink(link.id());
        return () -> deleted.gone(link, all, actor);
    }

    @Override
    public int count(long linkId) {
        return accounts.ofLink(linkId).size();
    }

    /** How an account is named in the audit log. */
    public static AuditLog.Subject subject(Account account) {
        return new AuditLog.Subject("Account \"" + account.mailbox() + "\"", String.valueOf(account.id()));
    }
}
