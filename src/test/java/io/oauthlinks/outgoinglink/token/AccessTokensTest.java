package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.lease.Lease;
import io.oauthlinks.message.Texts;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outbound.PinnedHttp;
import io.oauthlinks.outgoinglink.InMemoryOutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.settings.InMemorySettings;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccessTokensTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private final MovableClock clock = new MovableClock();
    private final TokenServer server = new TokenServer();
    private final InMemorySettings settings = InMemorySettings.forLoopback();
    private final PinnedHttp http = new PinnedHttp(settings);
    private final InMemoryOutgoingLinks links = new InMemoryOutgoingLinks();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final Refresh refresh = new Refresh(links, accounts, new TokenEndpoint(http, clock), leases, audit, clock);
    private final AccessTokens tokens = new AccessTokens(accounts, refresh, settings, Runnable::run, clock::advance, clock);
    private OutgoingLink link;
    private long id;

    @BeforeEach
    void authorize() {
        link = links.save(TestLinks.custom(server.origin()).build());
        id = accounts.save(account("refresh-1", HOUR)).id();
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    @DisplayName("C21: a token is not refreshed at each use, but when less than the set time is left")
    void refreshesBeforeExpiryOnly() {
        server.grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR.minusMinutes(5).minusSeconds(1));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-1");
        assertThat(server.received()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        AccessToken fresh = tokens.current(id);
        assertThat(fresh.value().reveal()).isEqualTo("access-2");
        assertThat(fresh.expiresAt()).isEqualTo(clock.instant().plus(HOUR));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("C21: a token with a short life is refreshed after half of it")
    void refreshesShortLivesAfterHalf() {
        server.grants("access-2", null, 60);
        id = accounts.save(account("refresh-1", Duration.ofSeconds(60))).id();
        clock.advance(Duration.ofSeconds(29));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
    }

    @Test
    void aTokenOfUnknownLifeIsRefreshedAfterAnHour() {
        server.grants("access-2", null, 60);
        id = accounts.save(account("refresh-1", null)).id();
        clock.advance(Duration.ofMinutes(54));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-1");
        clock.advance(Duration.ofMinutes(2));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
    }

    @Test
    @DisplayName("C17: a refresh answer without refresh token keeps the old one, one with a refresh token replaces it")
    void keepsOrReplacesTheRefreshToken() {
        server.grants("access-2", null, 3600).grants("access-3", "refresh-3", 3600);
        clock.advance(HOUR);
        tokens.current(id);
        assertThat(stored().tokens().refreshToken().reveal()).isEqualTo("refresh-1");
        clock.advance(HOUR);
        tokens.current(id);
        assertThat(stored().tokens().refreshToken().reveal()).isEqualTo("refresh-3");
    }

    @Test
    @DisplayName("C18: the rotated refresh token is stored before the new access token is handed out")
    void storesBeforeHandingOut() {
        server.grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        accounts.failNextSave(new IllegalStateException("database away for a moment"));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(stored().tokens().refreshToken().reveal()).isEqualTo("refresh-2");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("C18: a caller that is too late with its refresh writes nothing and gets what the other stored")
    void losingTheLeaseDropsTheOutcome() {
        server.grants("late-access", "late-refresh", 3600);
        clock.advance(HOUR);
        server.beforeAnswer(() -> {
            clock.advance(Duration.ofMinutes(1));
            Lease other = leases.tryAcquire("account/" + id + "/refresh", HOUR).orElseThrow();
            leases.complete(other, () -> accounts.save(stored().refreshed(given("other-access", "other-refresh", HOUR))));
        });
        assertThat(tokens.current(id).value().reveal()).isEqualTo("other-access");
        assertThat(stored().tokens().refreshToken().reveal()).isEqualTo("other-refresh");
    }

    @Test
    @DisplayName("C20: callers at the same time on four nodes make one request and all get the new token")
    void refreshesOnceForManyCallers() throws Exception {
        server.grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        CountDownLatch othersWait = new CountDownLatch(3);
        server.beforeAnswer(() -> await(othersWait));
        Supplier<AccessTokens> node = () -> new AccessTokens(accounts, refresh, settings, Runnable::run, pause -> {
            othersWait.countDown();
            // real time: the caller that refreshes needs some, however busy the machine is
            LockSupport.parkNanos(pause.toNanos());
        }, clock);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<String> caller = () -> node.get().current(id).value().reveal();
            for (Future<String> got : callers.invokeAll(List.of(caller, caller, caller, caller))) {
                assertThat(got.get()).isEqualTo("access-2");
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("C20: when the refreshing node dies, a waiting caller takes over after the lease")
    void takesOverFromADeadNode() {
        server.grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        leases.tryAcquire("account/" + id + "/refresh", Duration.ofSeconds(5)).orElseThrow();
        Instant before = clock.instant();
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void waitingIsBounded() {
        clock.advance(HOUR);
        leases.tryAcquire("account/" + id + "/refresh", HOUR).orElseThrow();
        assertThat(unavailable()).isEqualTo("refresh-takes-too-long");
        assertThat(server.received()).isEmpty();
    }

    @Test
    @DisplayName("C22: invalid_grant needs re-authorization at once, and nothing is sent any more")
    void invalidGrantNeedsReAuthorizationAtOnce() {
        server.refuses("invalid_grant", "AADSTS700082: The refresh token has expired due to inactivity.");
        clock.advance(HOUR.minusMinutes(5));
        assertThat(unavailable()).isEqualTo("refresh-token-inactive");
        assertThat(stored().state()).isEqualTo(AccountState.RE_AUTHORIZATION_NEEDED);
        assertThat(stored().stateSince()).isEqualTo(clock.instant());
        assertThat(stored().problem().providerWords()).contains("AADSTS700082");
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("refresh-token-inactive");
        assertThat(tokens.refreshDue()).isZero();
        assertThat(server.received()).hasSize(1);
        assertThat(audit.lines()).containsExactly("RE_AUTHORIZATION_NEEDED refresh-token-inactive");
    }

    @Test
    @DisplayName("C22: a failure that may pass leaves the access token usable while it lives, and is tried again with growing pauses")
    void passingFailuresLeaveTheTokenUsable() {
        server.answers(503, "{}");
        clock.advance(HOUR.minusMinutes(5));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-1");
        Account failing = stored();
        assertThat(failing.state()).isEqualTo(AccountState.FAILING);
        assertThat(Texts.reasonOf(failing.problem())).isEqualTo("provider-unavailable");
        assertThat(failing.nextTry()).isEqualTo(clock.instant().plusSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        tokens.current(id);
        assertThat(server.received()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        tokens.current(id);
        assertThat(server.received()).hasSize(2);
        assertThat(stored().nextTry()).isEqualTo(clock.instant().plusSeconds(60));
        assertThat(stored().stateSince()).isEqualTo(failing.stateSince());
        clock.advance(Duration.ofMinutes(5));
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        for (int i = 0; i < 20; i++) {
            clock.advance(HOUR);
            tokens.refreshDue();
        }
        assertThat(stored().nextTry()).isEqualTo(clock.instant().plus(HOUR));
        assertThat(audit.lines()).containsExactly("REFRESH_FAILED provider-unavailable");
    }

    @Test
    @DisplayName("C22: Retry-After is waited for")
    void waitsForRetryAfter() {
        server.answers(429, Map.of("Retry-After", "900"), "{}", StandardCharsets.UTF_8);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("provider-busy");
        assertThat(stored().nextTry()).isEqualTo(clock.instant().plusSeconds(900));
    }

    @Test
    @DisplayName("C22: an administrator who waits does not sit out our pause, but the one that a busy provider asked for")
    void whoWaitsDoesNotSitOutThePause() {
        server.answers(500, "").grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        assertThat(tokens.currentNow(id).value().reveal()).isEqualTo("access-2");
        assertThat(tokens.currentNow(id).value().reveal()).isEqualTo("access-2");
        assertThat(server.received()).hasSize(2);
        server.forget().answers(429, Map.of("Retry-After", "60"), "{}", StandardCharsets.UTF_8);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("provider-busy");
        assertThatThrownBy(() -> tokens.currentNow(id)).isInstanceOf(TokenUnavailable.class);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    @DisplayName("C22: a provider that cannot be reached is a failure that may pass")
    void unreachableProviderMayPass() {
        server.close();
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("connection-refused");
        assertThat(stored().state()).isEqualTo(AccountState.FAILING);
    }

    @Test
    @DisplayName("C24: a refused client secret is failing, because an administrator mends it at the link")
    void refusedClientSecretIsFailing() {
        server.answers(401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: expired\"}").grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("client-secret-expired");
        assertThat(stored().state()).isEqualTo(AccountState.FAILING);
        new AccountsOfLink(accounts, null, leases, audit, clock).linkChanged(link, Actor.APP);
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
    }

    @Test
    @DisplayName("C23: success clears counters and reasons")
    void successClearsCounters() {
        server.answers(500, "").answers(500, "").grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        clock.advance(Duration.ofMinutes(1));
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        assertThat(stored().failures()).isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-2");
        assertThat(stored()).satisfies(account -> {
            assertThat(account.state()).isEqualTo(AccountState.VALID);
            assertThat(account.failures()).isZero();
            assertThat(account.problem()).isNull();
            assertThat(account.nextTry()).isNull();
            assertThat(account.lastSuccess()).isEqualTo(clock.instant());
        });
        assertThat(audit.lines()).containsExactly("REFRESH_FAILED provider-unavailable", "REFRESH_RECOVERED");
    }

    @Test
    void withoutRefreshTokenTheAccountNeedsReAuthorizationWhenTheTokenIsDead() {
        id = accounts.save(account(null, HOUR)).id();
        clock.advance(HOUR.minusSeconds(1));
        assertThat(tokens.current(id).value().reveal()).isEqualTo("access-1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(unavailable()).isEqualTo("no-refresh-token");
        assertThat(stored().state()).isEqualTo(AccountState.RE_AUTHORIZATION_NEEDED);
        assertThat(server.received()).isEmpty();
    }

    @Test
    @DisplayName("C13: tokens are never sent to another token endpoint than the one they came from")
    void sendsTokensToNoOtherEndpoint() {
        try (TokenServer other = new TokenServer()) {
            other.grants("stolen", null, 60);
            links.save(TestLinks.custom(other.origin()).build(link.id()));
            clock.advance(HOUR);
            assertThat(unavailable()).isEqualTo("token-endpoint-changed");
            assertThat(stored().state()).isEqualTo(AccountState.RE_AUTHORIZATION_NEEDED);
            assertThat(other.received()).isEmpty();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    @DisplayName("C13: saving a link with another token endpoint stops its accounts at once")
    void changingTheEndpointStopsTheAccounts() {
        OutgoingLink changed = links.save(TestLinks.custom("https://elsewhere.example").build(link.id()));
        new AccountsOfLink(accounts, null, leases, audit, clock).linkChanged(changed, Actor.APP);
        assertThat(unavailable()).isEqualTo("token-endpoint-changed");
        assertThat(audit.lines()).containsExactly("RE_AUTHORIZATION_NEEDED token-endpoint-changed");
    }

    @Test
    @DisplayName("C13: a link that gets another token endpoint while the old one answers stops the account all the same")
    void changingTheEndpointDuringARefreshStopsTheAccount() {
        server.grants("access-2", "refresh-2", 3600);
        server.beforeAnswer(() -> new AccountsOfLink(accounts, null, leases, audit, clock)
                .linkChanged(links.save(TestLinks.custom("https://elsewhere.example").build(link.id())), Actor.APP));
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("token-endpoint-changed");
        assertThat(stored().state()).isEqualTo(AccountState.RE_AUTHORIZATION_NEEDED);
        assertThat(audit.lines()).containsExactly("RE_AUTHORIZATION_NEEDED token-endpoint-changed");
    }

    @Test
    @DisplayName("C17: saving the link does not put back the refresh token that was read before a refresh ended")
    void savingTheLinkKeepsTheRotatedToken() {
        server.answers(500, "").grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        assertThat(unavailable()).isEqualTo("provider-unavailable");
        List<Account> readBefore = accounts.ofLink(link.id());
        clock.advance(Duration.ofMinutes(1));
        tokens.current(id);
        Accounts late = (Accounts) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Accounts.class},
                (proxy, method, arguments) -> method.getName().equals("ofLink") ? readBefore : method.invoke(accounts, arguments));
        new AccountsOfLink(late, null, leases, audit, clock).linkChanged(link, Actor.APP);
        assertThat(stored().tokens().refreshToken().reveal()).isEqualTo("refresh-2");
        assertThat(stored().state()).isEqualTo(AccountState.VALID);
    }

    @Test
    @DisplayName("C34: tokens that cannot be opened are a named problem")
    void unreadableTokensAreNamed() {
        Account account = stored();
        accounts.save(new Account(account.id(), account.linkId(), account.mailbox(), account.signedInAs(), null, account.tokenEndpoint(), account.state(),
                account.stateSince(), null, 0, null, "admin", account.authorizedAt(), account.lastSuccess(), null));
        assertThat(unavailable()).isEqualTo("tokens-unreadable");
        assertThat(tokens.refreshDue()).isZero();
    }

    @Test
    void aDeletedAccountOrLinkIsNamed() {
        clock.advance(HOUR);
        links.delete(link.id());
        assertThat(unavailable()).isEqualTo("account-gone");
        accounts.delete(id);
        assertThat(unavailable()).isEqualTo("account-gone");
    }

    @Test
    void anAuthorizationDuringARefreshWins() {
        server.grants("old-grant-access", "old-grant-refresh", 3600);
        clock.advance(HOUR);
        server.beforeAnswer(() -> {
            clock.advance(Duration.ofSeconds(1));
            accounts.save(Account.authorized(stored(), given("new-grant-access", "new-grant-refresh", HOUR), stored().tokenEndpoint(), "admin"));
        });
        assertThat(tokens.current(id).value().reveal()).isEqualTo("new-grant-access");
        assertThat(stored().tokens().refreshToken().reveal()).isEqualTo("new-grant-refresh");
    }

    @Test
    void theJobRefreshesWhatIsDueAndOneFailureDoesNotStopTheOthers() {
        OutgoingLink dead = links.save(TestLinks.custom("http://127.0.0.1:1").name("Dead").build());
        accounts.save(Account.authorized(Account.unauthorized(dead.id(), "dead"), given("a", "r", Duration.ofMinutes(1)), "http://127.0.0.1:1/token", "admin"));
        long other = accounts.save(account("refresh-1", Duration.ofMinutes(50))).id();
        accounts.save(account("refresh-1", Duration.ofHours(9)));
        server.grants("access-2", "refresh-2", 36_000);
        clock.advance(HOUR);
        assertThat(tokens.refreshDue()).isEqualTo(3);
        assertThat(stored().tokens().accessToken().reveal()).isEqualTo("access-2");
        assertThat(accounts.byId(other).orElseThrow().tokens().accessToken().reveal()).isEqualTo("access-2");
        assertThat(tokens.refreshDue()).isZero();
    }

    @Test
    void anAccountDeletedDuringItsRefreshGivesTheLeaseBack() {
        server.grants("access-2", "refresh-2", 3600);
        clock.advance(HOUR);
        server.beforeAnswer(() -> accounts.delete(id));
        assertThat(unavailable()).isEqualTo("account-gone");
        assertThat(leases.tryAcquire("account/" + id + "/refresh", HOUR)).isPresent();
    }

    private String unavailable() {
        TokenUnavailable unavailable = catchThrowableOfType(TokenUnavailable.class, () -> tokens.current(id));
        assertThat(unavailable).isNotNull();
        return Texts.reasonOf(unavailable.problem());
    }

    private Account stored() {
        return accounts.byId(id).orElseThrow();
    }

    private Account account(String refreshToken, Duration life) {
        return Account.authorized(Account.unauthorized(link.id(), "it@acme.example"), given("access-1", refreshToken, life),
                link.endpoints().token().toString(), "admin");
    }

    private Tokens given(String accessToken, String refreshToken, Duration life) {
        return new Tokens(Secret.of(accessToken), refreshToken == null ? null : Secret.of(refreshToken), clock.instant(),
                life == null ? null : clock.instant().plus(life), Scopes.of("mail"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
