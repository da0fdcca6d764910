package io.oauthlinks.mailserver.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * A connection test, running or finished; stored, so that either node answers.
 *
 * @param id          row number; 0 before the first save
 * @param serverId    the mail server tested, or 0 for values that are not saved yet
 * @param startedBy   user key; only system administrators read it
 * @param fingerprint keyed fingerprint of everything that decides the outcome (endpoint, login, password, account); equal
 *                    fingerprints mean the same values were tested
 * @param verdict     RUNNING until finished, then PASSED, WARNING or FAILED
 * @param finishedAt  null while running
 * @param transcript  lines of the conversation, credentials left out
 */
public record TestRun(long id, long serverId, String startedBy, String fingerprint, Instant startedAt, Instant finishedAt,
                      Verdict verdict, List<StepResult> steps, List<String> transcript) {

    public TestRun {
        steps = List.copyOf(steps);
        transcript = List.copyOf(transcript);
    }

    public boolean passed() {
        return verdict == Verdict.PASSED || verdict == Verdict.WARNING;
    }
}
