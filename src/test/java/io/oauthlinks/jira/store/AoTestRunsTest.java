package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.diagnosis.Step;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.mailserver.diagnosis.TestRunsContract;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoTestRunsTest extends TestRunsContract {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Parameter
    private TestDatabase database;
    private ActiveObjects ao;
    private AoTestRuns runs;

    @BeforeEach
    void start() {
        ao = database.empty();
        runs = new AoTestRuns(ao);
    }

    private static TestRun run(long id, Instant started) {
        return new TestRun(id, 7, "JIRAUSER1", "f".repeat(64), started, null, Verdict.RUNNING, List.of(), List.of());
    }

    @Override
    protected TestRuns runs() {
        return runs;
    }

    @Test
    void aRunGrowsStepByStep() {
        TestRun started = runs.save(run(0, NOW));
        assertThat(started).isEqualTo(run(started.id(), NOW));
        List<StepResult> steps = List.of(
                new StepResult(Step.DNS, Verdict.PASSED, 12, Message.of("found", "mail.example.com", 2), null),
                new StepResult(Step.LOGIN, Verdict.FAILED, 412, Message.of("refused"), Problem.named("p", "r", "a").inWordsOf("NO <b>")));
        TestRun finished = new TestRun(started.id(), 7, "JIRAUSER1", "f".repeat(64), NOW, NOW.plusSeconds(1), Verdict.FAILED, steps,
                List.of("C: a1 CAPABILITY", "S: " + "x".repeat(20_000)));
        assertThat(runs.save(finished)).isEqualTo(finished);
        assertThat(runs.byId(started.id())).contains(finished);
    }

    @Test
    void manyAreReadAtOnce() {
        TestRun one = runs.save(run(0, NOW));
        TestRun two = runs.save(run(0, NOW));
        List<Long> wanted = LongStream.concat(LongStream.of(one.id(), two.id()), LongStream.range(100_000, 101_200)).boxed().toList();
        assertThat(runs.byIds(wanted)).containsOnlyKeys(one.id(), two.id()).containsValues(one, two);
        assertThat(runs.byIds(List.of())).isEmpty();
    }

    @Test
    void oldRunsAreDeletedInBatchesAndTheLastOfAServerIsKept() {
        TestRun last = runs.save(run(0, NOW));
        for (int i = 0; i < 3; i++) {
            runs.save(run(0, NOW));
        }
        AoMailServers servers = new AoMailServers(ao, new PlacedVault());
        MailServer server = servers.save(AoMailServersTest.server(0, "one", null, 0, 0));
        servers.noteTest(server.id(), last.id());

        assertThat(runs.deleteBefore(NOW, 10)).isZero();
        assertThat(runs.deleteBefore(NOW.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(runs.deleteBefore(NOW.plusSeconds(1), 2)).isEqualTo(1);
        assertThat(runs.deleteBefore(NOW.plusSeconds(1), 2)).isZero();
        assertThat(runs.byId(last.id())).isPresent();
    }
}
