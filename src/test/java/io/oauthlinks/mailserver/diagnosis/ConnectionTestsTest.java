package io.oauthlinks.mailserver.diagnosis;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditEntry;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.InMemoryMailServers;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.TestEvidence;
import io.oauthlinks.mailserver.TestMailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.protocol.ScriptedServer;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.InMemorySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionTestsTest {

    private static final Actor ADMIN = new Actor("admin", "Admin", "127.0.0.1");

    private final InMemoryMailServers servers = new InMemoryMailServers();
    private final InMemoryTestRuns runs = new InMemoryTestRuns();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final Fingerprints fingerprints = new Fingerprints(new ReadableVault());
    private final List<Runnable> waiting = new ArrayList<>();
    private AccessTokenSupply tokens = (link, account) ->
            new AccessTokenSupply.MailToken(Secret.of(Trials.TOKEN), null, Scopes.NONE, "helpdesk@example.com");
    private Executor executor = waiting::add;
    private Clock clock = Clock.systemUTC();
    private ScriptedServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    /** Fingerprints as readable text, so that a test sees what is in them. */
    private static final class ReadableVault implements Vault {
        @Override
        public String seal(Secret secret, String place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Secret open(String sealed, String place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String fingerprint(String text) {
            return text;
        }
    }

    private ConnectionTests tests() {
        AccountCheck accounts = (login, id, endpoint) -> AccountCheck.Answer.FITS;
        return new ConnectionTests(new ConnectionTests.Records(servers, runs, audit), new MailServerRules(servers, accounts),
                new ConnectionTest(tokens, new InMemorySettings(Settings.DEFAULTS), clock), fingerprints, work -> executor.execute(work), clock);
    }

    private TestMailServers green() {
        server = ScriptedServer.playing(Scripts.imap("AUTH=XOAUTH2 SASL-IR", "TAG OK done"));
        return mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port());
    }

    private void runAll() {
        waiting.forEach(Runnable::run);
    }

    @Test
    void aTestIsStoredRunningAtOnceAndGrowsStepByStep() {
        ConnectionTests tests = tests();
        TestRun run = tests.start(0, MailServerForm.of(green().build()), ADMIN);
        assertThat(run.verdict()).isEqualTo(Verdict.RUNNING);
        assertThat(run.steps()).hasSize(9).allMatch(step -> step.verdict() == Verdict.NOT_RUN);
        assertThat(tests.find(run.id())).contains(run);
        runAll();
        TestRun finished = tests.find(run.id()).orElseThrow();
        assertThat(finished.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(finished.passed()).isTrue();
        assertThat(finished.finishedAt()).isNotNull();
        assertThat(finished.transcript()).isNotEmpty();
        assertThat(runs.history()).hasSizeGreaterThanOrEqualTo(11);
        assertThat(runs.history().get(3).steps().get(2).verdict()).isEqualTo(Verdict.RUNNING);
        assertThat(audit.entries()).extracting(AuditEntry::detail).containsExactly("passed");
    }

    @Test
    void aTestThatRunsWhenTheAppStopsIsBrokenOffAndCountsAsLost() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server = ScriptedServer.playing(line -> {
            asked.countDown();
            line.silence();
        });
        MailServerForm form = MailServerForm.of(mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port()).build());
        ConnectionTests tests = tests();
        TestRun run = tests.start(0, form, ADMIN);
        Thread running = new Thread(this::runAll);
        running.start();
        asked.await();
        tests.stop();
        running.join(5_000);
        assertThat(running.isAlive()).as("it waits for a greeting that does not come").isFalse();
        TestRun ended = tests.find(run.id()).orElseThrow();
        assertThat(ended.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(ended.steps()).filteredOn(step -> step.problem() != null).hasSize(1)
                .allMatch(step -> step.problem().reason().equals("test-lost"));
    }

    @Test
    void aFailedTestSaysInTheAuditLogWhere() throws Exception {
        MailServerForm form = MailServerForm.of(green().build());
        server.close();
        TestRun run = tests().start(0, form, ADMIN);
        runAll();
        assertThat(tests().find(run.id()).orElseThrow().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(audit.entries()).extracting(AuditEntry::detail).containsExactly("failed: tcp: connection-refused");
    }

    @Test
    void aFinishedTestIsNotedAtTheServerWhenItHasTheTestedValues() {
        MailServer stored = servers.save(green().build());
        TestRun same = tests().start(stored.id(), MailServerForm.of(stored), ADMIN);
        TestRun other = tests().start(stored.id(), MailServerForm.of(mailServer().host("no-such-host.invalid").build()), ADMIN);
        runAll();
        assertThat(other.fingerprint()).isNotEqualTo(same.fingerprint());
        assertThat(servers.byId(stored.id()).orElseThrow().lastTestId()).isEqualTo(same.id());
    }

    @Test
    void theStoredPasswordIsUsedAndNowhereShown() {
        server = ScriptedServer.playing(Scripts.imap("AUTH=PLAIN SASL-IR", "TAG OK done"));
        MailServer stored = servers.save(mailServer().at(MailProtocol.IMAP, TlsMode.NONE, server.port()).password("secret-word").build());
        TestRun run = tests().start(stored.id(), MailServerForm.of(stored), ADMIN);
        runAll();
        TestRun finished = tests().find(run.id()).orElseThrow();
        assertThat(finished.passed()).isTrue();
        assertThat(finished.transcript().toString() + finished.steps()).doesNotContain("secret-word");
        assertThat(run.fingerprint()).contains("secret-word");
    }

    @Test
    void whatIsWrongIsToldAtTheFieldsAndNothingStarts() {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> tests().start(0, MailServerForm.of(mailServer().host("").build()), ADMIN));
        assertThat(refused.errors().has("host")).isTrue();
        assertThat(runs.history()).isEmpty();
        assertThat(waiting).isEmpty();
    }

    @Test
    void tooManyTestsAreRefused() {
        executor = work -> {
            throw new RejectedExecutionException();
        };
        Refusal refused = catchThrowableOfType(Refusal.class, () -> tests().start(0, MailServerForm.of(mailServer().build()), ADMIN));
        assertThat(refused.problem().reason()).isEqualTo("too-many-tests");
        assertThat(runs.byId(1).orElseThrow().verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void whatNobodyExpectedEndsTheTestByName() {
        tokens = (link, account) -> {
            throw new IllegalStateException("a detail that belongs in the log");
        };
        TestRun run = tests().start(0, MailServerForm.of(green().build()), ADMIN);
        runAll();
        TestRun finished = tests().find(run.id()).orElseThrow();
        assertThat(finished.verdict()).isEqualTo(Verdict.FAILED);
        StepResult token = finished.steps().get(5);
        assertThat(token.step()).isEqualTo(Step.TOKEN);
        assertThat(token.problem().reason()).isEqualTo("test-broke");
        assertThat(finished.steps().toString()).doesNotContain("a detail", "Exception");
        assertThat(audit.entries()).extracting(AuditEntry::detail).containsExactly("failed: token: test-broke");
    }

    @Test
    @DisplayName("a test whose node died is reported as failed when it is read, on any node")
    void lostTest() {
        TestRun run = tests().start(0, MailServerForm.of(mailServer().build()), ADMIN);
        clock = Clock.offset(clock, Duration.ofMinutes(4));
        assertThat(tests().find(run.id()).orElseThrow().verdict()).isEqualTo(Verdict.RUNNING);
        clock = Clock.offset(clock, Duration.ofMinutes(2));
        TestRun lost = tests().find(run.id()).orElseThrow();
        assertThat(lost.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(lost.steps().get(0).problem().reason()).isEqualTo("test-lost");
        assertThat(lost.finishedAt()).isAfter(lost.startedAt());
    }

    @Test
    void onlyAPassedTestOfTheSameValuesIsEvidence() {
        TestEvidence evidence = new PassedTests(runs, fingerprints);
        MailServer values = green().build();
        TestRun run = tests().start(0, MailServerForm.of(values), ADMIN);
        assertThat(evidence.about(values, run.id())).isEqualTo(TestEvidence.Answer.RUNNING);
        runAll();
        assertThat(evidence.about(values, run.id())).isEqualTo(TestEvidence.Answer.PASSED);
        assertThat(evidence.about(values, 0)).isEqualTo(TestEvidence.Answer.NONE);
        assertThat(evidence.about(values, 99)).isEqualTo(TestEvidence.Answer.NONE);
        for (MailServer other : List.of(green().build(), mailServer().endpoint(values.endpoint()).user("other@example.com").build(),
                mailServer().endpoint(values.endpoint()).account(7, 12).build(), mailServer().endpoint(values.endpoint()).password("x").build(),
                mailServer().endpoint(values.endpoint()).trusting("PEM").build(),
                mailServer().endpoint(values.endpoint()).timeout(Duration.ofSeconds(1)).build())) {
            assertThat(evidence.about(other, run.id())).isEqualTo(TestEvidence.Answer.NONE);
        }
        assertThat(evidence.about(mailServer().endpoint(values.endpoint()).name("Renamed").build(), run.id()))
                .isEqualTo(TestEvidence.Answer.PASSED);
    }
}
