package io.oauthlinks.mailchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.lease.InMemoryLeases;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.diagnosis.InMemoryTestRuns;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.mailserver.mailbox.Mailboxes;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelTestsTest {

    private static final Actor PADMIN = new Actor("padmin", "Pavel Adler", "");

    private final MovableClock clock = new MovableClock();
    private final InMemoryMailServers servers = new InMemoryMailServers();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final InMemoryTestRuns runs = new InMemoryTestRuns();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final List<String> done = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Executor executor = waiting::add;
    private MailboxFailure failure;
    private final ChannelTests tests = new ChannelTests(new ChannelTests.Ports(servers, mailboxes(), runs, audit), new TestPace(new InMemoryLeases(clock)), work -> executor.execute(work), clock);
    private MailServer server;
    private MailChannel channel;

    /** Of which only opening and closing are expected. */
    private Mailboxes mailboxes() {
        return (opened, folder) -> {
            done.add("open " + opened.id() + " " + folder);
            if (failure != null) {
                throw failure;
            }
            return (Mailbox) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Mailbox.class}, (proxy, method, arguments) -> {
                done.add(method.getName());
                return null;
            });
        };
    }

    @BeforeEach
    void aChannel() {
        server = servers.save(TestMailServers.mailServer().name("Shared").build());
        channel = channels.save(TestChannels.at(TestChannels.channel("Returns"), server.id(), "Returns"));
    }

    private TestRun find(TestRun run) {
        return tests.find(channel, run.id()).orElseThrow();
    }

    private TestRun tested() {
        TestRun started = tests.start(channel, PADMIN);
        assertThat(started.verdict()).isEqualTo(Verdict.RUNNING);
        clock.advance(Duration.ofSeconds(2));
        waiting.remove(0).run();
        return find(started);
    }

    @Test
    void theFolderOfTheChannelIsOpenedAndClosedAndNothingElse() {
        TestRun passed = tested();
        assertThat(done).containsExactly("open " + server.id() + " Returns", "close");
        assertThat(passed.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(passed.steps().get(0).millis()).isEqualTo(2000);
        assertThat(ChannelTests.problem(passed)).isEmpty();
        assertThat(audit.lines()).containsExactly("CONNECTION_TESTED passed");
    }

    @Test
    void whatFailsIsNamedWithoutTheWordsOfTheMailServer() {
        failure = new MailboxFailure(MailboxFailure.Kind.OTHER, Problem.named("oauth-links.mail-server.problem", "folder-missing", "Returns", "INBOX")
                .inWordsOf("NO [NONEXISTENT] on 10.1.2.3"), null);
        TestRun failed = tested();
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(ChannelTests.problem(failed).orElseThrow()).extracting(Problem::reason, Problem::providerWords).containsExactly("folder-missing", "");
        assertThat(audit.lines()).containsExactly("CONNECTION_TESTED failed: folder-missing");
    }

    @Test
    void aTestIsNoEvidenceAboutTheServerAndOfNoOtherChannel() {
        TestRun run = tested();
        assertThat(servers.byId(server.id()).orElseThrow().lastTestId()).as("the test of a project").isZero();
        MailChannel other = channels.save(TestChannels.at(TestChannels.channel("Support"), server.id(), "INBOX"));
        assertThat(tests.find(other, run.id())).isEmpty();
        TestRun ofServer = runs.save(new TestRun(0, server.id(), "admin", "f", clock.instant(), null, Verdict.RUNNING, List.of(), List.of("A1 LOGIN")));
        assertThat(tests.find(channel, ofServer.id())).isEmpty();
    }

    @Test
    void aTestWhoseNodeDiedHasFailed() {
        TestRun started = tests.start(channel, PADMIN);
        assertThat(find(started).verdict()).isEqualTo(Verdict.RUNNING);
        clock.advance(Duration.ofMinutes(6));
        assertThat(ChannelTests.problem(find(started)).orElseThrow().reason()).isEqualTo("test-lost");
    }

    @Test
    void whatCannotBeginIsRefused() {
        executor = full -> {
            throw new RejectedExecutionException();
        };
        assertThat(catchThrowableOfType(Refusal.class, () -> tests.start(channel, PADMIN)).problem().reason()).isEqualTo("too-many-tests");
        executor = waiting::add;
        clock.advance(Duration.ofSeconds(6));
        tests.start(channel, PADMIN);
        assertThat(catchThrowableOfType(Refusal.class, () -> tests.start(channel, PADMIN)).problem().reason()).isEqualTo("tests-too-often");
        servers.delete(server.id());
        assertThat(catchThrowableOfType(Refusal.class, () -> tests.start(channel, PADMIN)).problem().reason()).isEqualTo("server-gone");
    }
}
