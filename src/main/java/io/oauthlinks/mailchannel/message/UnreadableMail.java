package io.oauthlinks.mailchannel.message;

import io.oauthlinks.message.Problem;

/** These bytes cannot be read as a mail; says why. */
public final class UnreadableMail extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public UnreadableMail(Problem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
