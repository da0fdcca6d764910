package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connection tests in the background: started by one request, stored after each step, read by others on any node. */
public final class ConnectionTests {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionTests.class);
    /** Beyond it a running test has lost its node; includes the wait for a free thread. */
    private static final Duration LOST_AFTER = ConnectionTest.LONGEST.plus(Duration.ofMinutes(2));

    private final Records records;
    private final MailServerRules rules;
    private final ConnectionTest test;
    private final Fingerprints fingerprints;
    private final Executor executor;
    private final Clock clock;

    /** Where tests and their traces are kept. */
    public record Records(MailServers servers, TestRuns runs, AuditLog audit) { }

    /** @param executor bounded; throws {@link RejectedExecutionException} when too many tests run */
    public ConnectionTests(Records records, MailServerRules rules, ConnectionTest test, Fingerprints fingerprints, Executor executor,
                           Clock clock) {
        this.records = records;
        this.rules = rules;
        this.test = test;
        this.fingerprints = fingerprints;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Starts a test of what was typed; a password left empty is the stored one.
     *
     * @param serverId 0 for a mail server that is not saved yet
     * @return the stored run, still running
     * @throws InvalidInput with a message at each field that is wrong; nothing is started
     * @throws Refusal      when too many tests run, or the stored server is gone
     */
    public TestRun start(long serverId, MailServerForm form, Actor actor) {
        return start(serverId, form, actor, ended -> { });
    }

    /** As above. @param whenEnded gets the stored run on the thread of the test, unless its node dies before */
    public TestRun start(long serverId, MailServerForm form, Actor actor, Consumer<TestRun> whenEnded) {
        MailServer server = rules.toTest(serverId, form);
        TestRun run = records.runs().save(new TestRun(0, serverId, actor.userKey(), fingerprints.of(server), clock.instant(), null,
                Verdict.RUNNING, test.planned(server), List.of()));
        try {
            executor.execute(() -> told(perform(run, server, actor), whenEnded));
        } catch (RejectedExecutionException tooMany) {
            Problem problem = Problem.named(MailServerRules.PROBLEMS, "too-many-tests");
            records.runs().save(failed(run, problem, clock.instant()));
            throw new Refusal(problem);
        }
        return run;
    }

    /** A test as it stands; one whose node died is reported as failed. */
    public Optional<TestRun> find(long id) {
        return records.runs().byId(id).map(this::settled);
    }

    /** Breaks off the tests that run on this node, which then count as lost. */
    public void stop() {
        test.stop();
    }

    private static Problem lost() {
        return Problem.named(MailServerRules.PROBLEMS, "test-lost");
    }

    private TestRun settled(TestRun run) {
        boolean lost = run.verdict() == Verdict.RUNNING && run.startedAt().plus(LOST_AFTER).isBefore(clock.instant());
        return lost ? failed(run, lost(), run.startedAt().plus(LOST_AFTER)) : run;
    }

    private TestRun perform(TestRun run, MailServer server, Actor actor) {
        Latest latest = new Latest(run);
        try {
            List<StepResult> results = test.run(server, latest::keep);
            return finish(with(latest.run, verdict(results), clock.instant()), server, actor);
        } catch (ConnectionTest.Stopped stopped) {
            return finish(failed(latest.run, lost(), clock.instant()), server, actor);
        } catch (RuntimeException | LinkageError unexpected) {
            LOG.error("The connection test {} ended unexpectedly", run.id(), unexpected);
            return finish(failed(latest.run, Problem.named(MailServerRules.PROBLEMS, "test-broke"), clock.instant()), server, actor);
        }
    }

    private static void told(TestRun run, Consumer<TestRun> whenEnded) {
        try {
            whenEnded.accept(run);
        } catch (RuntimeException failure) {
            LOG.warn("What follows the connection test {} failed", run.id(), failure);
        }
    }

    private TestRun finish(TestRun run, MailServer server, Actor actor) {
        records.runs().save(run);
        if (run.serverId() != 0) {
            records.servers().byId(run.serverId()).filter(stored -> fingerprints.of(stored).equals(run.fingerprint()))
                    .ifPresent(stored -> records.servers().noteTest(stored.id(), run.id()));
        }
        records.audit().record(actor, AuditAction.CONNECTION_TESTED,
                new AuditLog.Subject("Mail server \"" + server.name() + "\"", String.valueOf(server.id())), outcome(run));
        return run;
    }

    /** The run as last stored; its steps and transcript grow. */
    private final class Latest {
        private TestRun run;

        private Latest(TestRun run) {
            this.run = run;
        }

        private void keep(List<StepResult> steps, List<String> transcript) {
            run = records.runs().save(new TestRun(run.id(), run.serverId(), run.startedBy(), run.fingerprint(), run.startedAt(), null,
                    Verdict.RUNNING, steps, transcript));
        }
    }

    /** Passed only when every step ran and none failed. */
    private static Verdict verdict(List<StepResult> results) {
        List<Verdict> verdicts = results.stream().map(StepResult::verdict).distinct().toList();
        if (verdicts.isEmpty() || !List.of(Verdict.PASSED, Verdict.WARNING).containsAll(verdicts)) {
            return Verdict.FAILED;
        }
        return verdicts.contains(Verdict.WARNING) ? Verdict.WARNING : Verdict.PASSED;
    }

    private static String outcome(TestRun run) {
        return run.steps().stream().filter(result -> result.verdict() == Verdict.FAILED)
                .map(result -> "failed: " + result.step().id() + ": " + result.problem().reason()).findFirst().orElse("passed");
    }

    private static TestRun with(TestRun run, Verdict verdict, Instant finishedAt) {
        return new TestRun(run.id(), run.serverId(), run.startedBy(), run.fingerprint(), run.startedAt(), finishedAt, verdict,
                run.steps(), run.transcript());
    }

    /** The problem stands at the first step that has not ended. */
    private static TestRun failed(TestRun run, Problem problem, Instant at) {
        List<StepResult> steps = new ArrayList<>(run.steps());
        for (int i = 0; i < steps.size(); i++) {
            StepResult step = steps.get(i);
            if (step.verdict() == Verdict.RUNNING || step.verdict() == Verdict.NOT_RUN) {
                steps.set(i, new StepResult(step.step(), Verdict.FAILED, 0,
                        Message.of(MailServerRules.PROBLEMS + "." + problem.reason() + ".finding"), problem));
                break;
            }
        }
        return new TestRun(run.id(), run.serverId(), run.startedBy(), run.fingerprint(), run.startedAt(), at, Verdict.FAILED, steps,
                run.transcript());
    }
}
