package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.message.Problem;

/** Jira says no for good; a person has to change something. Nothing was made. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public RequestRefused(Problem problem) {
        super(problem.reason());
        this.problem = problem;
    }

    /** Names the fields, in Jira's own words where it has some. */
    public Problem problem() {
        return problem;
    }
}
