package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.message.Problem;
import java.time.Instant;

/** Ends a mail as parked. */
final class Parking extends RuntimeException {

    /** Texts of problems with single mails. */
    static final String PROBLEMS = "oauth-links.mail-channel.problem";
    private static final long serialVersionUID = 1L;
    private final String rule;
    private final transient Problem problem;
    private final transient Requests.Made mayBe;

    Parking(String rule, Problem problem) {
        this(rule, problem, new Requests.Made(0, "", 0));
    }

    /** @param mayBe what the mail may already have become */
    Parking(String rule, Problem problem, Requests.Made mayBe) {
        super(rule);
        this.rule = rule;
        this.problem = problem;
        this.mayBe = mayBe;
    }

    MailEntry.Fate fate(Instant at) {
        return new MailEntry.Fate(MailEntry.Outcome.PARKED, rule, mayBe.issueId(), mayBe.issueKey(), mayBe.commentId(), problem, at);
    }
}
