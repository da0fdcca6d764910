package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.TestEvidence;

/** What stored connection tests prove: only about values with the same fingerprint. */
public final class PassedTests implements TestEvidence {

    private final TestRuns runs;
    private final Fingerprints fingerprints;

    public PassedTests(TestRuns runs, Fingerprints fingerprints) {
        this.runs = runs;
        this.fingerprints = fingerprints;
    }

    @Override
    public Answer about(MailServer values, long testRunId) {
        if (testRunId == 0) {
            return Answer.NONE;
        }
        return runs.byId(testRunId).filter(run -> run.fingerprint().equals(fingerprints.of(values))).map(PassedTests::answer)
                .orElse(Answer.NONE);
    }

    private static Answer answer(TestRun run) {
        return run.passed() ? Answer.PASSED : run.verdict() == Verdict.RUNNING ? Answer.RUNNING : Answer.FAILED;
    }
}
