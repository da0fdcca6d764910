package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.message.Problem;

/** The mailbox cannot be used, or not any more; says why and what to do. */
public final class MailboxFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;
    private final Kind kind;

    /** Who can end it. */
    public enum Kind {
        /** Only a person, by a new authorization: tell at once. */
        REAUTHORIZATION,
        /** The session ended when its access token did: connect again at once with a fresh one. */
        SESSION_ENDED,
        /** The server refuses one command, such as a deletion; the session goes on. */
        REFUSED,
        /** It may go by itself; try later, less and less often. */
        OTHER
    }

    public MailboxFailure(Kind kind, Problem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.kind = kind;
        this.problem = problem;
    }

    public Kind kind() {
        return kind;
    }

    public Problem problem() {
        return problem;
    }
}
