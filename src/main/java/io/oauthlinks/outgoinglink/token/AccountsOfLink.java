package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.KeptTokens;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.time.Clock;

/** What a change of a link does to its accounts. */
public final class AccountsOfLink implements KeptTokens {

    private final Accounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    public AccountsOfLink(Accounts accounts, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void linkChanged(OutgoingLink saved, Actor actor) {
        String endpoint = saved.endpoints().token().toString();
        Problem changed = Problem.named(ProviderErrors.PREFIX, "token-endpoint-changed", saved.name());
        for (Account account : accounts.ofLink(saved.id())) {
            if (account.state() != AccountState.RE_AUTHORIZATION_NEEDED && !account.tokenEndpoint().equals(endpoint)) {
                Account stopped = accounts.save(account.reAuthorizationNeeded(changed, clock.instant()));
                audit.record(actor, AuditAction.RE_AUTHORIZATION_NEEDED, subject(stopped), changed.reason());
            } else if (account.state() == AccountState.FAILING) {
                accounts.save(account.triedAgainAt(clock.instant()));
            }
        }
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
