package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.outgoinglink.KeptTokens;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.time.Clock;

/** What a change of a link does to its accounts. */
public final class AccountsOfLink implements KeptTokens {

    public AccountsOfLink(Accounts accounts, AuditLog audit, Clock clock) {
    }

    @Override
    public void linkChanged(OutgoingLink saved, Actor actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int count(long linkId) {
        throw new UnsupportedOperationException();
    }
}
