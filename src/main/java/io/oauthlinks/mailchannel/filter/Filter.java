package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.message.Problem;
import java.util.Optional;

/** One question about a mail. */
public interface Filter {

    /** Its name in the log, such as {@code bounce}; last part of its i18n key. */
    String rule();

    /** What is to become of the mail; empty to let the next filter ask. */
    Optional<Decision> decide(Candidate candidate);

    /**
     * A mail that is looked at.
     *
     * @param ahead    mails of the same sender that are being taken with this one and of which the ledger does not know yet
     * @param together of this mail and others
     */
    record Candidate(MailChannel channel, MailEntry entry, IncomingMail mail, int ahead, Together together) { }

    /**
     * @param outcome IGNORED, REFUSED or PARKED
     * @param rule    may be finer than that of the filter, such as {@code auto-reply.precedence}
     * @param issueId that it is about, such as of a bounce; 0 for none
     * @param problem why it is parked; null otherwise
     */
    record Decision(MailEntry.Outcome outcome, String rule, long issueId, Problem problem) {

        static Optional<Decision> ignore(String rule) {
            return ignore(rule, 0);
        }

        static Optional<Decision> ignore(String rule, long issueId) {
            return Optional.of(new Decision(MailEntry.Outcome.IGNORED, rule, issueId, null));
        }

        static Optional<Decision> refuse(String rule) {
            return Optional.of(new Decision(MailEntry.Outcome.REFUSED, rule, 0, null));
        }

        static Optional<Decision> park(String rule, Problem problem) {
            return Optional.of(new Decision(MailEntry.Outcome.PARKED, rule, 0, problem));
        }
    }
}
