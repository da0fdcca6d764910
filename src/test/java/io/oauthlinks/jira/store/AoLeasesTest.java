package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Tokens;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoLeasesTest {

    private static final Duration LIFE = Duration.ofSeconds(30);

    @Parameter
    private TestDatabase database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SettableClock clock = new SettableClock();
    private ActiveObjects ao;
    private AoLeases leases;

    @BeforeEach
    void start() {
        ao = database.empty();
        leases = new AoLeases(ao, threads, clock);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void oneHolderAtATimePerName() {
        Lease lease = leases.tryAcquire("account/1/refresh", LIFE).orElseThrow();
        assertThat(leases.tryAcquire("account/1/refresh", LIFE)).isEmpty();
        assertThat(leases.tryAcquire("account/2/refresh", LIFE)).isPresent();
        leases.release(lease);
        assertThat(leases.tryAcquire("account/1/refresh", LIFE)).isPresent();
    }

    @Test
    void fencingGrowsAcrossNames() {
        long first = leases.tryAcquire("a", LIFE).orElseThrow().fencing();
        long second = leases.tryAcquire("b", LIFE).orElseThrow().fencing();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void afterTheDeadlineAnotherTakesOverAndTheFirstWritesNothing() {
        Lease first = leases.tryAcquire("a", LIFE).orElseThrow();
        clock.now = clock.now.plus(LIFE);
        Lease second = leases.tryAcquire("a", LIFE).orElseThrow();
        assertThat(second.fencing()).isGreaterThan(first.fencing());

        List<String> written = new ArrayList<>();
        assertThatThrownBy(() -> leases.complete(first, () -> written.add("first"))).isInstanceOf(LeaseLost.class);
        leases.release(first);
        leases.complete(second, () -> written.add("second"));
        assertThat(written).containsExactly("second");
        assertThat(leases.tryAcquire("a", LIFE)).isPresent();
    }

    @Test
    void aLateHolderCompletesWhenNobodyTookOver() {
        Lease lease = leases.tryAcquire("a", LIFE).orElseThrow();
        clock.now = clock.now.plus(LIFE).plus(LIFE);
        List<String> written = new ArrayList<>();
        leases.complete(lease, () -> written.add("late"));
        assertThat(written).containsExactly("late");
    }

    @Test
    void aFailedWriteLeavesNothingAndKeepsTheLease() {
        AoAccounts accounts = new AoAccounts(ao, new PlacedVault());
        Lease lease = leases.tryAcquire("a", LIFE).orElseThrow();
        assertThatThrownBy(() -> leases.complete(lease, () -> {
            accounts.save(AoAccountsTest.account(1, "m"));
            throw new IllegalArgumentException("after the write");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("after the write");
        assertThat(accounts.all()).isEmpty();
        assertThat(leases.tryAcquire("a", LIFE)).isEmpty();
    }

    @Test
    @DisplayName("C18: a rotated refresh token is persisted even if the surrounding transaction rolls back")
    void survivesTheCallersRollback() {
        AoAccounts accounts = new AoAccounts(ao, new PlacedVault());
        Account account = accounts.save(AoAccountsTest.account(1, "m"));
        Tokens rotated = new Tokens(Secret.of("access 2"), Secret.of("refresh 2"), clock.now, clock.now, Scopes.NONE);
        assertThatThrownBy(() -> ao.executeInTransaction(() -> {
            Lease lease = leases.tryAcquire("account/refresh", LIFE).orElseThrow();
            leases.complete(lease, () -> accounts.save(new Account(account.id(), 1, "m", "", rotated, account.tokenEndpoint(), account.state(),
                    account.stateSince(), null, 0, null, "admin", account.authorizedAt(), clock.now, null)));
            throw new IllegalStateException("the caller fails");
        })).hasMessage("the caller fails");
        assertThat(accounts.byId(account.id()).orElseThrow().tokens().refreshToken()).isEqualTo(Secret.of("refresh 2"));
        assertThat(leases.tryAcquire("account/refresh", LIFE)).isPresent();
    }

    @Test
    void ofManyAtOnceExactlyOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            Lease expired = leases.tryAcquire("contended", LIFE).orElseThrow();
            clock.now = clock.now.plus(LIFE);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Optional<Lease>>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return new AoLeases(ao, threads, clock).tryAcquire("contended", LIFE);
                }));
            }
            start.countDown();
            List<Lease> winners = new ArrayList<>();
            for (Future<Optional<Lease>> one : all) {
                one.get().ifPresent(winners::add);
            }
            assertThat(winners).hasSize(1);
            assertThat(winners.get(0).fencing()).isGreaterThan(expired.fencing());
            leases.release(winners.get(0));
        }
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
