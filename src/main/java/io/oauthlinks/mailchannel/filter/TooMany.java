package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.message.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * More of one sender than the channel takes within an hour, as of two programs that answer each other. What is too much waits for a person: it may be
 * in the name of somebody who has written none of it, and whose own mails are among it.
 */
final class TooMany implements Filter {

    private static final String PROBLEM = "oauth-links.mail-channel.problem";
    static final Duration WHILE = Duration.ofHours(1);

    private final MailLedger ledger;
    private final Clock clock;

    TooMany(MailLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String rule() {
        return "too-many";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        int most = candidate.channel().senders().mostPerHour();
        if (candidate.ahead() + candidate.together().taken() < most) {
            return Optional.empty();
        }
        String sender = candidate.entry().head().sender();
        int taken = candidate.ahead() + ledger.taken(candidate.channel().id(), List.of(sender), clock.instant().minus(WHILE));
        return taken < most ? Optional.empty() : Decision.park(rule(), Problem.named(PROBLEM, "too-many", sender, most));
    }
}
