package io.oauthlinks.outbound;

import io.oauthlinks.message.Problem;
import java.util.Set;

/** A request had no usable answer: name not found, address refused, connection refused, TLS, time out, too large. */
public final class OutboundFailure extends RuntimeException {

    private static final Set<String> UNREACHABLE = Set.of("host-not-found", "timed-out", "connection-refused", "connection-broken");
    private static final Set<String> ANSWER_LOST = Set.of("timed-out", "connection-broken", "interrupted", "answer-too-large", "answer-compressed",
            "answer-charset-unknown");
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public OutboundFailure(Problem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.problem = problem;
    }

    /** Whether a problem says that the other side was not reached or did not answer, so that the next request would fare likewise. */
    public static boolean isUnreachable(Problem problem) {
        return UNREACHABLE.contains(problem.reason()) || problem.reason().startsWith("proxy-");
    }

    /** Whether the request may have been received all the same, and answered with something that was lost. */
    public static boolean isAnswerLost(Problem problem) {
        return ANSWER_LOST.contains(problem.reason());
    }

    public Problem problem() {
        return problem;
    }
}
