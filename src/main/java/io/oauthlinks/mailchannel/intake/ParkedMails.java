package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What people decide about parked mails; whether they may is for their screens to ask. */
public final class ParkedMails {

    private final MailLedger ledger;
    private final ChannelStates states;
    private final AuditLog audit;
    private final Clock clock;

    public ParkedMails(MailLedger ledger, ChannelStates states, AuditLog audit, Clock clock) {
        this.ledger = ledger;
        this.states = states;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes it up again with the next fetch, which is made due. What it was said to be already may be somebody else's: only what carries its mark
     * counts.
     *
     * @throws Refusal {@code not-parked} when somebody else has decided
     */
    public void retry(MailEntry parked, Actor actor) {
        Instant now = clock.instant();
        decide(parked, parked.retried(now), AuditAction.PARKED_MAIL_RETRIED, actor);
        states.dueNow(parked.channelId(), now);
    }

    /** Ends it; its bytes stay until its time in the log has passed. @throws Refusal as above */
    public void discard(MailEntry parked, Actor actor) {
        Fate fate = new Fate(Outcome.DISCARDED, "discarded", parked.fate().issueId(), parked.fate().issueKey(), 0, null, clock.instant());
        decide(parked, parked.done(fate, Duration.ZERO), AuditAction.PARKED_MAIL_DISCARDED, actor);
    }

    private void decide(MailEntry parked, MailEntry decided, AuditAction action, Actor actor) {
        if (!parked.isParked() || !ledger.replaceParked(decided)) {
            throw new Refusal(Problem.named("oauth-links.mail-channel.problem", "not-parked"));
        }
        audit.record(actor, action, new AuditLog.Subject("Mail " + parked.id() + " of mail channel " + parked.channelId(),
                String.valueOf(parked.id())), "");
    }
}
