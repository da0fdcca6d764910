package io.oauthlinks.mailchannel;

import io.oauthlinks.lease.Lease;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.mailserver.diagnosis.ConnectionTest;
import io.oauthlinks.message.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * How often the mailboxes of one project are tested, on all nodes together: one at once, and not again within some seconds. A test opens connections
 * from inside the network, for people who do not administer Jira.
 */
public final class TestPace {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** After it a test has lost its node; includes the wait for a free thread. */
    static final Duration LONGEST = ConnectionTest.LONGEST.plus(Duration.ofMinutes(2));

    private final Leases leases;

    public TestPace(Leases leases) {
        this.leases = leases;
    }

    /** @return to be called when the test has ended. @throws Refusal {@code tests-too-often} */
    Runnable begin(long projectId) {
        Lease running = leases.tryAcquire("mailbox-test/" + projectId, LONGEST).orElseThrow(TestPace::tooOften);
        // never given back, so that it ends by itself
        if (leases.tryAcquire("mailbox-test-pause/" + projectId, PAUSE).isEmpty()) {
            leases.release(running);
            throw tooOften();
        }
        return () -> leases.release(running);
    }

    /** For the test that an authorization ends with: a person has just signed in at the provider for it. Other tests wait for it as usual. */
    Runnable beginAnyway(long projectId) {
        Optional<Lease> running = leases.tryAcquire("mailbox-test/" + projectId, LONGEST);
        leases.tryAcquire("mailbox-test-pause/" + projectId, PAUSE);
        return () -> running.ifPresent(leases::release);
    }

    private static Refusal tooOften() {
        return MailChannelRules.refusal("tests-too-often", PAUSE.toSeconds());
    }
}
