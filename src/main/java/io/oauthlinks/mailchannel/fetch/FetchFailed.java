package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.message.Problem;

/** A fetch cannot be made, or not go on; says why. */
final class FetchFailed extends RuntimeException {

    static final String PROBLEMS = "oauth-links.mail-channel.problem";
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private FetchFailed(Problem problem) {
        super(problem.reason());
        this.problem = problem;
    }

    static FetchFailed because(String reason, Object... arguments) {
        return new FetchFailed(Problem.named(PROBLEMS, reason, arguments));
    }

    Problem problem() {
        return problem;
    }
}
