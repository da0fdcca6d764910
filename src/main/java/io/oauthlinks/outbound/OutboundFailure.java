package io.oauthlinks.outbound;

import io.oauthlinks.message.Problem;

/** A request had no usable answer: name not found, address refused, connection refused, TLS, time out, too large. */
public final class OutboundFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public OutboundFailure(Problem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
