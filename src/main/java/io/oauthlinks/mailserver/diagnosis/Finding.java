package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;

/**
 * What a step that went well found.
 *
 * @param warning what to mind nevertheless; null for nothing
 */
record Finding(Message text, Problem warning) {

    private static final String TEXTS = "oauth-links.mail-server.test.";

    /** @param key tail after {@code oauth-links.mail-server.test.} */
    static Finding of(String key, Object... arguments) {
        return new Finding(Message.of(TEXTS + key, arguments), null);
    }

    /** Adds the named warning; the first one stays. */
    Finding butMind(String reason, Object... arguments) {
        return warning != null ? this : new Finding(text, Problem.named(MailServerRules.PROBLEMS, reason, arguments));
    }

    StepResult at(Step step, long millis) {
        return new StepResult(step, warning == null ? Verdict.PASSED : Verdict.WARNING, millis, text, warning);
    }

    /** What stands at a step that did not run. */
    static StepResult notRun(Step step) {
        return new StepResult(step, Verdict.NOT_RUN, 0, Message.of(TEXTS + step.id() + ".not-run"), null);
    }

    static StepResult running(Step step) {
        return new StepResult(step, Verdict.RUNNING, 0, Message.of(TEXTS + step.id() + ".not-run"), null);
    }
}
