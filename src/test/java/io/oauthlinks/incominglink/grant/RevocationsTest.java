package io.oauthlinks.incominglink.grant;

import static io.oauthlinks.incominglink.grant.TestTokens.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.incominglink.InMemoryIncomingLinks;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.TestIncomingLinks;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RevocationsTest {

    private static final Actor ADMIN = new Actor("admin", "The Admin", "192.0.2.9");
    private final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    private final InMemoryGrants grants = new InMemoryGrants(codes);
    private final InMemoryIncomingLinks links = new InMemoryIncomingLinks();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final AtomicInteger told = new AtomicInteger();
    private final long link = links.save(TestIncomingLinks.web().build()).id();
    private final Revocations revocations = new Revocations(grants, links, new InMemoryResourceOwners().with(USER, "ada", "Ada Lovelace"), audit,
            told::incrementAndGet);

    private Grant grant(String name, String user) {
        codes.save(TestTokens.code(name, link, user));
        return grants.redeem(TestTokens.code(name).hash(), TestTokens.grant(name, link, user), TestTokens.first(name, link, user)).orElseThrow();
    }

    @Test
    void aGrantEndsWithItsTokensAndIsAudited() {
        Grant grant = grant("c", USER);
        assertThat(revocations.revoke(grant.id(), ADMIN)).isTrue();
        assertThat(grants.pairs()).isEmpty();
        assertThat(audit.lines()).containsExactly("GRANT_REVOKED User \"ada\", scopes WRITE, since 2026-11-28T08:00:00Z");
        assertThat(audit.entries().get(0).subject()).isEqualTo("Incoming link \"Reports\"");
        assertThat(audit.entries().get(0).actorName()).isEqualTo("The Admin");
        assertThat(told).hasValue(1);
    }

    @Test
    void whatIsGoneIsNotRevokedTwice() {
        Grant grant = grant("c", USER);
        revocations.revoke(grant.id(), ADMIN);
        assertThat(revocations.revoke(grant.id(), ADMIN)).isFalse();
        assertThat(audit.lines()).hasSize(1);
    }

    @Test
    void aUserRevokesOnlyOwnGrants() {
        Grant grant = grant("c", "JIRAUSER10300");
        assertThat(revocations.revokeOwn(grant.id(), USER, ADMIN)).isFalse();
        assertThat(grants.byId(grant.id())).isPresent();
        assertThat(revocations.revokeOwn(grant.id(), "JIRAUSER10300", ADMIN)).isTrue();
        assertThat(audit.lines()).last().asString().startsWith("GRANT_REVOKED User \"JIRAUSER10300\"");
    }

    @Test
    void allOfAUserEndAtOnce() {
        grant("a", USER);
        grant("b", USER);
        grant("c", "JIRAUSER10300");
        assertThat(revocations.revokeAllOfUser(USER, ADMIN)).isEqualTo(2);
        assertThat(audit.lines()).containsExactly("GRANTS_REVOKED Connections: 2");
        assertThat(audit.entries().get(0).subject()).isEqualTo("User \"ada\"");
        assertThat(revocations.revokeAllOfUser(USER, ADMIN)).isZero();
        assertThat(audit.lines()).hasSize(1);
    }

    @Test
    void allOfALinkEndAtOnceWithTheTokensOfAService() {
        grant("a", USER);
        grant("c", "JIRAUSER10300");
        grants.issue(TestTokens.ofService("s", link));
        assertThat(revocations.count(link)).isEqualTo(2);
        assertThat(revocations.revokeAllOfLink(link, ADMIN)).isEqualTo(2);
        assertThat(grants.pairs()).isEmpty();
        assertThat(audit.lines()).containsExactly("GRANTS_REVOKED Connections: 2");
        assertThat(told).hasValue(1);
    }

    @Test
    void anAlarmIsAuditedEvenWhenTheGrantIsGoneAlready() {
        Grant grant = grant("c", USER);
        grants.revoke(grant.id());
        revocations.alarm(grant, AuditAction.REFRESH_TOKEN_REUSED, new Actor("", "", "192.0.2.66"));
        assertThat(audit.lines()).last().asString().startsWith("REFRESH_TOKEN_REUSED User \"ada\"");
    }
}
