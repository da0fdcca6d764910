package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;

/**
 * What one step found.
 *
 * @param millis  how long it took; 0 when it did not run
 * @param finding one line on what was found or refused
 * @param problem cause and remedy; null when it passed or did not run
 * @param path    which way the step's connection took, directly or through which proxy; null when it made none
 */
public record StepResult(Step step, Verdict verdict, long millis, Message finding, Problem problem, Message path) {

    public StepResult(Step step, Verdict verdict, long millis, Message finding, Problem problem) {
        this(step, verdict, millis, finding, problem, null);
    }

    StepResult by(Message taken) {
        return new StepResult(step, verdict, millis, finding, problem, taken);
    }
}
