package io.oauthlinks.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    private final MovableClock clock = new MovableClock();
    private final ShortMemory<String, Optional<String>> memory = new ShortMemory<>(3, clock);
    private final List<String> reads = new ArrayList<>();

    private Optional<String> get(String key) {
        return memory.get(key, asked -> {
            reads.add(asked);
            return asked.equals("missing") ? Optional.empty() : Optional.of(asked + reads.size());
        });
    }

    @Test
    void readsOnceWithinTheLifeOfAValue() {
        assertThat(get("a")).contains("a1");
        clock.advance(Duration.ofMillis(899));
        assertThat(get("a")).contains("a1");
    }

    @Test
    void readsAgainBeforeASecondIsOver() {
        get("a");
        clock.advance(Duration.ofMillis(900));
        assertThat(get("a")).contains("a2");
    }

    @Test
    void remembersThatSomethingIsMissing() {
        get("missing");
        get("missing");
        assertThat(reads).containsExactly("missing");
    }

    @Test
    void readsAgainWhenToldToForget() {
        get("a");
        memory.forget();
        assertThat(get("a")).contains("a2");
    }

    @Test
    void doesNotKeepWhatWasReadBeforeAChangeAndArrivesAfterIt() {
        memory.get("a", asked -> {
            memory.forget();
            return Optional.of("old");
        });
        assertThat(get("a")).contains("a1");
    }

    @Test
    void readsAgainWhenTheClockWasSetBack() {
        get("a");
        clock.advance(Duration.ofHours(-1));
        assertThat(get("a")).contains("a2");
    }

    @Test
    void dropsEverythingRatherThanGrow() {
        List.of("a", "b", "c", "d").forEach(this::get);
        get("d");
        assertThat(reads).containsExactly("a", "b", "c", "d");
        get("a");
        assertThat(reads).endsWith("a");
    }

    @Test
    void doesNotRememberAFailure() {
        assertThatThrownBy(() -> memory.get("a", asked -> {
            throw new IllegalStateException("no database");
        })).hasMessage("no database");
        assertThat(get("a")).contains("a1");
    }
}
