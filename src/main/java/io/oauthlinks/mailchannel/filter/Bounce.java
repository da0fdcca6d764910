package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.message.IncomingMail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports about mails: that one could not be delivered (RFC 3464), or was read (RFC 8098). Such a report must not be answered, so its path back is
 * empty (RFC 5321 section 4.5.5).
 */
final class Bounce implements Filter {

    private static final String REPORT = "multipart/report";
    private static final String FAILED_RECIPIENTS = "X-Failed-Recipients";
    private static final String DAEMON = "mailer-daemon@";
    /** What the ledger keeps of a Message-ID. */
    private static final int LONGEST_ID = 250;

    private final MailLedger ledger;

    Bounce(MailLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String rule() {
        return "bounce";
    }

    @Override
    public Optional<Decision> decide(Candidate candidate) {
        IncomingMail mail = candidate.mail();
        boolean nullPath = mail.returnPath() != null && mail.returnPath().isEmpty();
        boolean bounce = nullPath || mail.contentType().equals(REPORT) || mail.has(FAILED_RECIPIENTS) || mail.from().address().startsWith(DAEMON);
        return bounce ? Decision.ignore(rule(), about(candidate)) : Optional.empty();
    }

    /** The issue of the mail that could not be delivered, for the log alone. */
    private long about(Candidate candidate) {
        List<String> reported = Stream.concat(Stream.of(candidate.mail().reportOf()), candidate.mail().references().stream())
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID).toList();
        Optional<MailLedger.Answered> known = reported.isEmpty() ? Optional.empty() : ledger.answered(candidate.channel().projectId(), reported);
        return known.filter(MailLedger.Answered::finished).map(MailLedger.Answered::issueId).orElse(0L);
    }
}
