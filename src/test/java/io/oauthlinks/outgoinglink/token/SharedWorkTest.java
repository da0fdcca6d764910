package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedWork<String, String> work = new SharedWork<>(threads);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    void manyWhoAskAtOnceShareOneOutcome() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        List<Future<Optional<String>>> all = new ArrayList<>();
        all.add(threads.submit(() -> work.outcome("a", PATIENCE, () -> untilEnd(begun))));
        begun.await();
        for (int i = 0; i < 9; i++) {
            all.add(threads.submit(() -> work.outcome("a", PATIENCE, () -> untilEnd(begun))));
        }
        assertThat(work.outcome("b", PATIENCE, () -> "other")).contains("other");
        assertThat(work.outcome("a", Duration.ofMillis(1), () -> "never")).as("whose patience ends first").isEmpty();
        end.countDown();
        for (Future<Optional<String>> one : all) {
            assertThat(one.get()).isPresent();
        }
        assertThat(all.get(0).get()).contains("1");
    }

    @Test
    void runsOnOtherThreadsThanTheCallers() {
        assertThat(work.outcome("a", PATIENCE, () -> Thread.currentThread().getName())).get().isNotEqualTo(Thread.currentThread().getName());
    }

    @Test
    void aFailureIsThrownAndTheNextOneTriesAgain() {
        assertThatThrownBy(() -> work.outcome("a", PATIENCE, () -> {
            throw new IllegalArgumentException("failed");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("failed");
        assertThat(work.outcome("a", PATIENCE, () -> "done")).contains("done");
    }

    @Test
    void withoutAFreeThreadThereIsNoOutcome() {
        SharedWork<String, String> full = new SharedWork<>(task -> {
            throw new RejectedExecutionException();
        });
        assertThat(full.outcome("a", PATIENCE, () -> "never")).isEmpty();
        assertThat(full.outcome("a", PATIENCE, () -> "never")).isEmpty();
    }

    private String untilEnd(CountDownLatch begun) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return String.valueOf(runs.incrementAndGet());
    }
}
