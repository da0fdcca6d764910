package io.oauthlinks.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.message.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryLeases leases = new InMemoryLeases(clock);
    private final Turns turns = new Turns(leases, clock::advance);

    @Test
    void theOutcomeComesBackAndTheTurnEnds() {
        assertThat(turns.take("link/1", () -> "done").concat("!")).isEqualTo("done!");
        assertThat(turns.<String>take("link/1", () -> null)).isNull();
    }

    @Test
    void workThatFailsEndsTheTurn() {
        assertThatThrownBy(() -> turns.take("link/1", () -> {
            throw new IllegalArgumentException("refused");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("refused");
        assertThat(leases.tryAcquire("link/1", Duration.ofSeconds(1))).isPresent();
    }

    @Test
    void waitsForTheOneBefore() {
        leases.tryAcquire("link/1", Duration.ofSeconds(4)).orElseThrow();
        Instant before = clock.instant();
        assertThat(turns.take("link/1", () -> "done")).isEqualTo("done");
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void waitsNotForever() {
        leases.tryAcquire("link/1", Duration.ofHours(1)).orElseThrow();
        Instant before = clock.instant();
        assertThat(refusal(() -> turns.take("link/1", AssertionError::new))).isEqualTo("being-changed");
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whoseTurnWasTakenOverIsRefused() {
        Turns late = new Turns(new Leases() {
            @Override
            public Optional<Lease> tryAcquire(String name, Duration life) {
                return leases.tryAcquire(name, life);
            }

            @Override
            public void complete(Lease lease, Runnable write) {
                clock.advance(Duration.ofHours(1));
                leases.tryAcquire(lease.name(), Duration.ofHours(1)).orElseThrow();
                leases.complete(lease, write);
            }

            @Override
            public Lease renew(Lease lease, Duration life, Runnable write) {
                throw new AssertionError("A turn is one step");
            }

            @Override
            public void release(Lease lease) {
                leases.release(lease);
            }
        }, clock::advance);
        assertThat(refusal(() -> late.take("link/1", AssertionError::new))).isEqualTo("being-changed");
        assertThat(leases.tryAcquire("link/1", Duration.ofSeconds(1))).as("the other one goes on").isEmpty();
    }

    private static String refusal(Runnable work) {
        return Texts.reasonOf(catchThrowableOfType(Refusal.class, work::run).problem());
    }
}
