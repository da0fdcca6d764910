package io.oauthlinks.mailserver.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TestRuns} keeps. */
public abstract class TestRunsContract {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** An empty store. */
    protected abstract TestRuns runs();

    private static TestRun running(long id, Instant started) {
        return new TestRun(id, 0, "admin", "f".repeat(64), started, null, Verdict.RUNNING, List.of(), List.of());
    }

    @Test
    void aRunGrowsAndComesBackWhole() {
        TestRuns runs = runs();
        TestRun started = runs.save(running(0, NOW));
        assertThat(started.id()).isPositive();
        TestRun finished = new TestRun(started.id(), 0, "admin", "f".repeat(64), NOW, NOW.plusMillis(1500), Verdict.FAILED, List.of(
                new StepResult(Step.DNS, Verdict.PASSED, 12, Message.of("found", "mail.example.com", 2), null),
                new StepResult(Step.LOGIN, Verdict.FAILED, 412, Message.of("refused", "ü"), Problem.named("p", "r", "a").inWordsOf("NO <b>")),
                new StepResult(Step.FOLDER, Verdict.NOT_RUN, 0, Message.of("not-run"), null)), List.of("C: A1 CAPABILITY", "S: ü"));
        assertThat(runs.save(finished)).isEqualTo(finished);
        assertThat(runs.byId(started.id())).contains(finished);
        assertThat(runs.byId(started.id() + 1)).isEmpty();
    }

    @Test
    void manyAreReadByTheirNumbers() {
        TestRuns runs = runs();
        TestRun one = runs.save(running(0, NOW));
        TestRun two = runs.save(running(0, NOW));
        runs.save(running(0, NOW));
        assertThat(runs.byIds(List.of(one.id(), two.id(), 9999L))).containsOnlyKeys(one.id(), two.id()).containsValues(one, two);
        assertThat(runs.byIds(List.of())).isEmpty();
    }

    @Test
    void oldOnesAreDeletedInBatches() {
        TestRuns runs = runs();
        for (int i = 0; i < 3; i++) {
            runs.save(running(0, NOW));
        }
        TestRun young = runs.save(running(0, NOW.plusSeconds(10)));
        assertThat(runs.deleteBefore(NOW.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(runs.deleteBefore(NOW.plusSeconds(1), 2)).isEqualTo(1);
        assertThat(runs.byId(young.id())).isPresent();
    }
}
