package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import java.time.Clock;

/** One refresh of one account (RFC 6749 section 6), by one caller on all nodes. */
public final class Refresh {

    public Refresh(OutgoingLinks links, Accounts accounts, TokenEndpoint tokenEndpoint, Leases leases, AuditLog audit, Clock clock) {
    }
}
