package io.oauthlinks.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Leases} does. */
public abstract class LeasesContract {

    private static final Duration LIFE = Duration.ofSeconds(20);
    protected final MovableClock clock = new MovableClock();

    protected abstract Leases leases();

    @Test
    void oneHolderAtATime() {
        Leases leases = leases();
        Lease lease = leases.tryAcquire("account/1/refresh", LIFE).orElseThrow();
        assertThat(lease.deadline()).isEqualTo(clock.instant().plus(LIFE));
        assertThat(leases.tryAcquire("account/1/refresh", LIFE)).isEmpty();
        assertThat(leases.tryAcquire("account/2/refresh", LIFE)).isPresent();
        leases.release(lease);
        assertThat(leases.tryAcquire("account/1/refresh", LIFE)).isPresent();
    }

    @Test
    void completingWritesAndGivesBack() {
        Leases leases = leases();
        List<String> written = new ArrayList<>();
        Lease lease = leases.tryAcquire("work", LIFE).orElseThrow();
        leases.complete(lease, () -> written.add("once"));
        assertThat(written).containsExactly("once");
        assertThat(leases.tryAcquire("work", LIFE)).isPresent();
    }

    @Test
    void whoIsTooLateWritesNothing() {
        Leases leases = leases();
        List<String> written = new ArrayList<>();
        Lease late = leases.tryAcquire("work", LIFE).orElseThrow();
        clock.advance(LIFE.plusSeconds(1));
        Lease next = leases.tryAcquire("work", LIFE).orElseThrow();
        assertThat(next.fencing()).isGreaterThan(late.fencing());
        assertThatThrownBy(() -> leases.complete(late, () -> written.add("late"))).isInstanceOf(LeaseLost.class);
        leases.release(late);
        leases.complete(next, () -> written.add("next"));
        assertThat(written).containsExactly("next");
    }

    @Test
    void renewingWritesAndHoldsOn() {
        Leases leases = leases();
        List<String> written = new ArrayList<>();
        Lease first = leases.tryAcquire("work", LIFE).orElseThrow();
        clock.advance(LIFE.dividedBy(2));
        Lease second = leases.renew(first, LIFE, () -> written.add("step"));
        assertThat(second.deadline()).isEqualTo(clock.instant().plus(LIFE));
        assertThat(second.fencing()).isGreaterThan(first.fencing());
        assertThatThrownBy(() -> leases.renew(first, LIFE, () -> written.add("late"))).isInstanceOf(LeaseLost.class);
        clock.advance(LIFE.minusSeconds(1));
        assertThat(leases.tryAcquire("work", LIFE)).isEmpty();
        leases.complete(second, () -> written.add("end"));
        assertThat(written).containsExactly("step", "end");
    }

    @Test
    void aWriteThatFailsKeepsTheLease() {
        Leases leases = leases();
        Lease lease = leases.tryAcquire("work", LIFE).orElseThrow();
        assertThatThrownBy(() -> leases.complete(lease, () -> {
            throw new IllegalStateException("database");
        })).hasStackTraceContaining("database");
        assertThat(leases.tryAcquire("work", LIFE)).isEmpty();
        leases.complete(lease, () -> { });
    }
}
