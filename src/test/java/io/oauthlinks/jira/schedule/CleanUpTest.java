package io.oauthlinks.jira.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.jira.schedule.CleanUp.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanUpTest {

    private final MovableClock clock = new MovableClock();
    private final Map<String, Integer> rows = new HashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private final CleanUp cleanUp = new CleanUp(List.of(kind("codes"), kind("tokens")), clock);

    /** Each batch takes a second. */
    private Kind kind(String name) {
        return new Kind(name, (now, limit) -> {
            int deleted = Math.min(limit, rows.getOrDefault(name, 0));
            rows.merge(name, -deleted, Integer::sum);
            batches.add(deleted);
            clock.advance(Duration.ofSeconds(1));
            return deleted;
        });
    }

    @Test
    void everythingOldGoesInBatches() {
        rows.putAll(Map.of("codes", 1100, "tokens", 1));
        assertThat(cleanUp.run()).isEqualTo(1101);
        assertThat(batches).containsExactly(500, 500, 100, 1);
    }

    @Test
    void aRunEndsEvenWhenThereIsMoreAndEachKindHasItsTime() {
        rows.putAll(Map.of("codes", 1_000_000, "tokens", 1_000_000));
        assertThat(cleanUp.run()).isEqualTo(2 * 300 * 500);
    }
}
