package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.activeobjects.external.ActiveObjects;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes want one lease; MySQL ends with a deadlock what waits for the same unique row. */
@ParameterizedClass
@EnumSource(value = TestDatabase.class, names = {"POSTGRES", "MARIADB"})
@Timeout(120)
class LeaseRacesTest {

    private static final int NODES = 5;
    private static final int TURNS = 20;

    @Parameter
    private TestDatabase database;
    private final ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        nodes.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void aLeaseGoesFromHandToHandAndIsHeldByOne() throws Exception {
        ActiveObjects ao = database.empty();
        AtomicInteger holders = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(NODES);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            AoLeases leases = new AoLeases(ao, threads, Clock.systemUTC());
            results.add(nodes.submit(() -> {
                start.await();
                return takeTurns(leases, holders);
            }));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get()).as("turns, and no two at the same time").isEqualTo(TURNS);
        }
        assertThat(ao.count(LeaseRow.class)).isZero();
    }

    private static int takeTurns(AoLeases leases, AtomicInteger holders) {
        int turns = 0;
        while (turns < TURNS) {
            var lease = leases.tryAcquire("mailbox", Duration.ofMinutes(1));
            if (lease.isPresent()) {
                turns += holders.incrementAndGet();
                holders.decrementAndGet();
                leases.release(lease.get());
            }
        }
        return turns;
    }
}
