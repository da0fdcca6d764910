package io.oauthlinks.mailchannel;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.Step;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.mailserver.mailbox.Mailboxes;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests of channels, in short: as a fetch does, Jira signs in to the mailbox and opens the folder. Only what is saved is tried, so that nobody
 * explores the network from here, and nothing is read or changed. In the background; the result is stored, so that either node answers.
 */
public final class ChannelTests {

    private static final String FOUND = "oauth-links.mail-channel.test.";
    private static final Logger LOG = LoggerFactory.getLogger(ChannelTests.class);

    private final Ports ports;
    private final TestPace pace;
    private final Executor executor;
    private final Clock clock;

    /** What is tried, and where the results are kept. */
    public record Ports(MailServers servers, Mailboxes mailboxes, TestRuns runs, AuditLog audit) { }

    /** @param executor bounded; throws {@link RejectedExecutionException} when too many tests run */
    public ChannelTests(Ports ports, TestPace pace, Executor executor, Clock clock) {
        this.ports = ports;
        this.pace = pace;
        this.executor = executor;
        this.clock = clock;
    }

    /** @return the stored run, still running. @throws Refusal {@code server-gone}, {@code tests-too-often} or {@code too-many-tests} */
    public TestRun start(MailChannel channel, Actor actor) {
        MailServer server = ports.servers().byId(channel.serverId()).orElseThrow(() -> MailChannelRules.refusal("server-gone"));
        Runnable over = pace.begin(channel.projectId());
        try {
            TestRun run = running(server, channel, actor);
            begin(run, () -> {
                try {
                    perform(run, server, channel, actor);
                } finally {
                    over.run();
                }
            });
            return run;
        } catch (RuntimeException notStarted) {
            over.run();
            throw notStarted;
        }
    }

    private TestRun running(MailServer server, MailChannel channel, Actor actor) {
        // the mark in place of a fingerprint: it says whose it is, and is no evidence about the mail server
        return ports.runs().save(new TestRun(0, server.id(), actor.userKey(), channel.matter(), clock.instant(), null, Verdict.RUNNING,
                List.of(new StepResult(Step.FOLDER, Verdict.RUNNING, 0, found("running", server, channel), null)), List.of()));
    }

    private void begin(TestRun run, Runnable test) {
        try {
            executor.execute(test);
        } catch (RejectedExecutionException tooMany) {
            Problem problem = Problem.named(MailServerRules.PROBLEMS, "too-many-tests");
            ports.runs().save(ended(run, run.steps().get(0).finding(), problem));
            throw new Refusal(problem);
        }
    }

    /** A test of this channel and of no other; one whose node died is reported as failed. */
    public Optional<TestRun> find(MailChannel channel, long id) {
        return ports.runs().byId(id).filter(run -> run.fingerprint().equals(channel.matter())).map(this::settled);
    }

    /** Why a test failed, without the words of the mail server: those are for system administrators. */
    public static Optional<Problem> problem(TestRun run) {
        return run.steps().stream().map(StepResult::problem).filter(Objects::nonNull).findFirst().map(problem -> problem.inWordsOf(""));
    }

    private TestRun settled(TestRun run) {
        boolean lost = run.verdict() == Verdict.RUNNING && run.startedAt().plus(TestPace.LONGEST).isBefore(clock.instant());
        return lost ? ended(run, run.steps().get(0).finding(), Problem.named(MailServerRules.PROBLEMS, "test-lost")) : run;
    }

    private void perform(TestRun run, MailServer server, MailChannel channel, Actor actor) {
        Problem problem = tried(server, channel);
        ports.runs().save(ended(run, found(problem == null ? "passed" : "failed", server, channel), problem));
        ports.audit().record(actor, AuditAction.CONNECTION_TESTED,
                new AuditLog.Subject("Mail channel \"" + channel.name() + "\"", String.valueOf(channel.id())),
                problem == null ? "passed" : "failed: " + problem.reason());
    }

    /** @return null when it passed */
    private Problem tried(MailServer server, MailChannel channel) {
        try {
            ports.mailboxes().open(server, channel.folder()).close();
            return null;
        } catch (MailboxFailure failure) {
            return failure.problem();
        } catch (RuntimeException | LinkageError unexpected) {
            LOG.error("The test of mail channel {} ended unexpectedly: {}", channel.id(), FailureTrace.of(unexpected));
            return Problem.named(MailServerRules.PROBLEMS, "test-broke");
        }
    }

    private static Message found(String what, MailServer server, MailChannel channel) {
        return Message.of(FOUND + what, server.login().userName(), channel.folder());
    }

    /** @param problem null when it passed */
    private TestRun ended(TestRun run, Message finding, Problem problem) {
        Verdict verdict = problem == null ? Verdict.PASSED : Verdict.FAILED;
        long millis = Duration.between(run.startedAt(), clock.instant()).toMillis();
        return new TestRun(run.id(), run.serverId(), run.startedBy(), run.fingerprint(), run.startedAt(), clock.instant(), verdict,
                List.of(new StepResult(Step.FOLDER, verdict, millis, finding, problem)), List.of());
    }
}
