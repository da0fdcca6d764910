package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.message.Problem;
import java.time.Duration;

/** The token endpoint gave no tokens. */
public final class TokenFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;
    private final boolean grantDead;
    private final Duration retryAfter;

    private TokenFailure(Problem problem, boolean grantDead, Duration retryAfter, Throwable cause) {
        super(problem.reason(), cause);
        this.problem = problem;
        this.grantDead = grantDead;
        this.retryAfter = retryAfter;
    }

    /** It may pass, or an administrator mends it at the link. @param retryAfter what the provider asked for; zero when it did not */
    static TokenFailure passing(Problem problem, Duration retryAfter, Throwable cause) {
        return new TokenFailure(problem, false, retryAfter, cause);
    }

    /** The refresh token or code is dead: only a new authorization helps. */
    static TokenFailure grantDead(Problem problem) {
        return new TokenFailure(problem, true, Duration.ZERO, null);
    }

    public Problem problem() {
        return problem;
    }

    boolean isGrantDead() {
        return grantDead;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
