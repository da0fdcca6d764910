package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.util.Optional;

/**
 * The same mail once more, such as when a mailbox was restored or numbers its mails anew. An equal Message-ID would not do: who knows one could send
 * a mail with it first, and the real one would vanish.
 */
final class Duplicate implements Filter {

    private final MailLedger ledger;

    Duplicate(MailLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String rule() {
        return "duplicate";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        return !candidate.together().mayRepeat() ? Optional.empty() : ledger.sameAs(candidate.entry())
                .flatMap(earlier -> Decision.ignore(rule(), earlier.fate() == null ? 0 : earlier.fate().issueId()));
    }
}
