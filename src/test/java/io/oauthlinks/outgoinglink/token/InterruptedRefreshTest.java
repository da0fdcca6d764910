package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A refresh token that was sent without its answer being stored may have been replaced; what happens then. */
@Timeout(60)
class InterruptedRefreshTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private final MovableClock clock = new MovableClock();
    private final TokenServer server = new TokenServer();
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final PinnedHttp http = new PinnedHttp(settings);
    private final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final Refresh refresh = new Refresh(links, accounts, new TokenEndpoint(http, clock), leases, audit, clock);
    private final AccessTokens tokens = new AccessTokens(accounts, refresh, settings, Runnable::run, clock::advance, clock);
    private OutgoingLink link;
    private long id;

    @BeforeEach
    void authorizeAnHourAgo() {
        link = links.save(TestLinks.custom(server.origin()).build());
        Tokens first = new Tokens(Secret.of("access-1"), Secret.of("refresh-1"), clock.instant(), clock.instant().plus(HOUR), Scopes.of("mail"));
        id = accounts.save(Account.authorized(Account.unauthorized(link.id(), "it@acme.example"), first,
                link.endpoints().token().toString(), "admin")).id();
        clock.advance(HOUR);
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    @DisplayName("C19: while the provider answers the account says since when it is being refreshed, and no longer when the answer is stored")
    void saysThatARefreshIsUnderWay() {
        server.grants("access-2", "refresh-2", 3600);
        AtomicReference<Instant> meanwhile = new AtomicReference<>();
        server.beforeAnswer(() -> meanwhile.set(stored().refreshingSince()));
        Instant began = clock.instant();
        tokens.current(id);
        assertThat(meanwhile).hasValue(began);
        assertThat(stored().refreshingSince()).isNull();
    }

    @Test
    @DisplayName("C19: after a crash the old refresh token is tried, and when the provider takes it the account is as good as before")
    void theOldTokenMayStillWork() {
        crash();
        server.grants("access-2", "refresh-2", 3600);
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(stored().state()).isEqualTo(AccountState.VALID);
        assertThat(stored().refreshingSince()).isNull();
    }

    @Test
    @DisplayName("C19: after a crash a provider that has replaced the refresh token means re-authorization, with the interruption as its cause")
    void aReplacedTokenNeedsReAuthorization() {
        crash();
        server.refuses("invalid_grant", "The refresh token was used before.");
        assertThat(unavailable()).isEqualTo("refresh-interrupted");
        assertThat(stored().state()).isEqualTo(AccountState.RE_AUTHORIZATION_NEEDED);
        assertThat(stored().problem().providerWords()).contains("used before");
        assertThat(stored().refreshingSince()).isNull();
        assertThat(audit.lines()).containsExactly("RE_AUTHORIZATION_NEEDED refresh-interrupted");
        assertThat(unavailable()).isEqualTo("refresh-interrupted");
        assertThat(server.received()).as("nothing is sent any more").hasSize(1);
    }

    @Test
    @DisplayName("C19: a cause that the provider names is not covered up by an earlier crash")
    void theCauseOfTheProviderWins() {
        crash();
        server.refuses("invalid_grant", "AADSTS50173: The grant was revoked.");
        assertThat(unavailable()).isEqualTo("grant-revoked");
    }

    @Test
    @DisplayName("C19: a refusal without an interruption before is not called one")
    void aRefusalWithoutInterruption() {
        server.answers(503, "{}").refuses("invalid_grant", "");
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        assertThat(stored().refreshingSince()).as("the provider has answered").isNull();
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("grant-refused");
    }

    @Test
    @DisplayName("C19: an answer lost on the way counts like a crash, also through failures that follow")
    void aLostAnswerIsAnInterruption() {
        Instant sent = clock.instant();
        server.grants("lost", "lost", 3600);
        server.beforeAnswer(() -> {
            throw new IllegalStateException("the connection breaks");
        });
        assertThat(unavailable()).isEqualTo("connection-broken");
        assertThat(stored().refreshingSince()).isEqualTo(sent);
        server.beforeAnswer(() -> { });
        server.forget().answers(503, "{}").refuses("invalid_grant", "");
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        assertThat(stored().refreshingSince()).isEqualTo(sent);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("refresh-interrupted");
    }

    @Test
    @DisplayName("C19: a note from before the last answer, left standing by a node with an older version, is no interruption")
    void aNoteFromBeforeTheLastAnswer() {
        accounts.sendsRefreshToken(id, clock.instant().minus(HOUR).minusSeconds(1));
        server.refuses("invalid_grant", "");
        assertThat(unavailable()).isEqualTo("grant-refused");
    }

    @Test
    @DisplayName("C19: a request that never left is no interruption")
    void anUnreachableProviderGotNothing() {
        server.close();
        assertThat(unavailable()).isEqualTo("connection-refused");
        assertThat(stored().refreshingSince()).isNull();
    }

    @Test
    @DisplayName("C19: an answer that cannot be stored leaves the note")
    void anAnswerThatCannotBeStored() {
        server.grants("access-2", "refresh-2", 3600);
        server.beforeAnswer(() -> accounts.failNextSaves(2, new IllegalStateException("database away")));
        assertThatThrownBy(() -> tokens.current(id)).hasMessage("database away");
        assertThat(stored().refreshingSince()).isEqualTo(clock.instant());
        server.beforeAnswer(() -> { });
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(stored().refreshingSince()).isNull();
    }

    /** Another node had sent the refresh token when it died. */
    private void crash() {
        leases.tryAcquire(Refresh.work(id), Duration.ofSeconds(10)).orElseThrow();
        accounts.sendsRefreshToken(id, clock.instant());
    }

    private String unavailable() {
        return catchThrowableOfType(TokenUnavailable.class, () -> tokens.current(id)).problem().reason();
    }

    private Account stored() {
        return accounts.byId(id).orElseThrow();
    }
}
