package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Problem;

/** There is no usable access token; the problem says why and what to do. */
public final class TokenUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public TokenUnavailable(Problem problem) {
        super(problem.reason());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
