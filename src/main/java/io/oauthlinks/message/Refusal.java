package io.oauthlinks.message;

/** The request is understood and refused, such as deleting a link that is in use; carries the named problem. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.reason());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
