package io.oauthlinks.jira.screen;

import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.AuthorizationCode;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.incominglink.grant.Revocations;
import io.oauthlinks.incominglink.grant.TokenPair;
import java.time.Duration;
import java.util.Set;

/** What the screens of grants read and change, in memory. The one who looks is {@link Samples#ADMIN}. */
final class GrantPorts {

    static final String ME = Samples.ADMIN.userKey();
    static final String OTHER = "JIRAUSER10100";

    final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    final InMemoryGrants grants = new InMemoryGrants(codes);
    final InMemoryAuditLog audit = new InMemoryAuditLog(Samples.CLOCK);
    final InMemoryResourceOwners owners = new InMemoryResourceOwners().with(ME, "jana", "Jana Novak").with(OTHER, "alice", "Alice Martin");
    final Revocations revocations = new Revocations(grants, links, owners, audit, () -> { });
    final GrantViews views = new GrantViews(grants, links, Samples.CLOCK);
    private int made;

    /** A grant that was made so long ago and lives for 90 days, with one access token of an hour. */
    Grant grant(IncomingLink link, String user, Duration ago, JiraScope... scopes) {
        String name = "grant-" + ++made;
        Set<JiraScope> granted = Set.of(scopes);
        codes.save(new AuthorizationCode(name, link.id(), user, granted, "https://reports.example/callback", true, null, Samples.NOW.plusSeconds(60)));
        Grant grant = new Grant(0, name, link.id(), user, granted, "192.0.2.44", Samples.NOW.minus(ago), Samples.NOW.minus(ago).plus(Duration.ofDays(90)), null);
        TokenPair pair = new TokenPair("a-" + name, "r-" + name, null, 0, link.id(), user, granted, granted, grant.createdAt(),
                Samples.NOW.plusSeconds(3600), Samples.NOW.plus(Duration.ofDays(30)), grant.expiresAt());
        return grants.redeem(name, grant, pair).orElseThrow();
    }

    void serviceToken(IncomingLink link) {
        String name = "service-" + ++made;
        grants.issue(new TokenPair("a-" + name, null, null, 0, link.id(), link.serviceUserKey(), link.scopes(), link.scopes(), Samples.NOW,
                Samples.NOW.plusSeconds(3600), null, null));
    }
}
