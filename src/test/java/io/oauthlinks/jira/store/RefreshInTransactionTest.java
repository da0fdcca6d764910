package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.Waiter;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.outgoinglink.token.AccessTokens;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Refresh;
import io.oauthlinks.outgoinglink.token.TokenEndpoint;
import io.oauthlinks.outgoinglink.token.TokenServer;
import io.oauthlinks.outgoinglink.token.Tokens;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody asks for an access token in the middle of a transaction of their own. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(60)
class RefreshInTransactionTest {

    @Parameter
    private TestDatabase database;
    private final MovableClock clock = new MovableClock();
    private final TokenServer server = new TokenServer();
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final PinnedHttp http = new PinnedHttp(settings);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ActiveObjects ao;
    private AoAccounts accounts;
    private AccessTokens tokens;
    private long id;

    @BeforeEach
    void authorizeAnHourAgo() {
        ao = database.empty();
        accounts = new AoAccounts(ao, new PlacedVault());
        InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
        OutgoingLink link = links.save(TestLinks.custom(server.origin()).build());
        Refresh refresh = new Refresh(links, accounts, new TokenEndpoint(http, clock), new AoLeases(ao, threads, clock),
                new InMemoryAuditLog(clock), clock);
        tokens = new AccessTokens(accounts, refresh, settings, threads, Waiter.PARKING, clock);
        Tokens first = new Tokens(Secret.of("access-1"), Secret.of("refresh-1"), clock.instant(), clock.instant().plusSeconds(3600),
                Scopes.of("mail"));
        id = accounts.save(Account.authorized(Account.unauthorized(link.id(), "it@acme.example"), first,
                link.endpoints().token().toString(), "admin")).id();
        clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        http.close();
        server.close();
    }

    @Test
    @DisplayName("C18: a refresh survives the rollback of whoever asked for the token")
    void survivesTheRollback() {
        server.grants("access-2", "refresh-2", 3600);
        assertThatThrownBy(() -> ao.executeInTransaction(() -> {
            assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
            throw new IllegalStateException("the caller fails");
        })).hasMessage("the caller fails");
        Account stored = accounts.byId(id).orElseThrow();
        assertThat(stored.tokens().refreshToken()).isEqualTo(Secret.of("refresh-2"));
        assertThat(stored.refreshingSince()).isNull();
    }

    @Test
    @DisplayName("C19: before the refresh token leaves, every node can read that it does, whatever transaction the caller has open")
    void theNoteIsCommittedBeforeTheRequest() {
        server.grants("access-2", "refresh-2", 3600);
        AtomicReference<Instant> meanwhile = new AtomicReference<>();
        server.beforeAnswer(() -> meanwhile.set(accounts.byId(id).orElseThrow().refreshingSince()));
        Instant began = clock.instant();
        ao.executeInTransaction(() -> tokens.current(id));
        assertThat(meanwhile).hasValue(began);
    }
}
