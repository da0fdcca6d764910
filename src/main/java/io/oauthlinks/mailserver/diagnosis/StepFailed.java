package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.mailserver.MailServerRules;

/** A step found something that ends the test. */
final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Message finding;
    private final transient Problem problem;

    private StepFailed(Message finding, Problem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.finding = finding;
        this.problem = problem;
    }

    /** A failure whose three texts are {@code oauth-links.mail-server.error.<reason>.finding}, {@code .cause} and {@code .remedy}. */
    static StepFailed because(String reason, Object... arguments) {
        return of(Problem.named(MailServerRules.PROBLEMS, reason, arguments), arguments);
    }

    private static StepFailed of(Problem problem, Object... arguments) {
        return new StepFailed(Message.of(MailServerRules.PROBLEMS + "." + problem.reason() + ".finding", arguments), problem, null);
    }

    /** A failure that another capability has named; its cause is the finding. */
    static StepFailed because(Problem problem) {
        return new StepFailed(problem.cause(), problem, null);
    }

    /** The same with the server's own words, which must be free of secrets. */
    StepFailed inWordsOf(String server) {
        return server == null || server.isEmpty() ? this : new StepFailed(finding, problem.inWordsOf(server), getCause());
    }

    StepFailed causedBy(Throwable cause) {
        return new StepFailed(finding, problem, cause);
    }

    Problem problem() {
        return problem;
    }

    StepResult at(Step step, long millis) {
        return new StepResult(step, Verdict.FAILED, millis, finding, problem);
    }
}
