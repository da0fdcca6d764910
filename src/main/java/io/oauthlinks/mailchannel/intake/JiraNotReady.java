package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.message.Problem;

/** Jira cannot do it now and may do it later. Whether something was made is not known. */
public final class JiraNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public JiraNotReady(Problem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
