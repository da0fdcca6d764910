package io.oauthlinks.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkInProgressTest {

    private final WorkInProgress work = new WorkInProgress();

    @Test
    void onceTheAppStopsNothingBegins() {
        assertThat(work.begin()).isTrue();
        work.end();
        assertThat(work.stop(Duration.ofSeconds(5))).isZero();
        assertThat(work.begin()).isFalse();
        work.unlessStopping(() -> {
            throw new AssertionError("began");
        });
    }

    @Test
    void whatHasBegunIsWaitedFor() {
        work.begin();
        CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(() -> work.stop(Duration.ofSeconds(30)));
        while (work.begin()) {
            work.end();
        }
        assertThat(stopped).isNotDone();
        work.end();
        assertThat(stopped.join()).isZero();
    }

    @Test
    void whatTakesTooLongIsCountedAndLeftToItself() {
        work.begin();
        work.begin();
        assertThat(work.stop(Duration.ofMillis(1))).isEqualTo(2);
        work.end();
    }

    @Test
    void workThatFailsIsOverToo() {
        try {
            work.unlessStopping(() -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException expected) {
            assertThat(work.stop(Duration.ZERO)).isZero();
        }
    }
}
