package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.message.Problem;

/** Jira failed at this call, perhaps because of this mail alone. Whether something was made is not known. */
public final class JiraFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    /** Without a cause: the messages of what Jira throws may quote the mail. */
    public JiraFailed(Problem problem) {
        super(problem.reason());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
