package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What a deleted channel leaves in the ledger: nobody takes it up any more, and it goes when its time in the log has passed. */
final class Leftovers {

    private static final int MOST = 100;
    private static final Duration WHENEVER = Duration.ofDays(366);

    private final MailLedger ledger;
    private final Clock clock;

    Leftovers(MailLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Discards unfinished and parked mails. */
    void discard(long channelId, ChannelLease lease) {
        Instant now = clock.instant();
        discard(() -> ledger.unfinished(channelId, now.plus(WHENEVER), MOST), lease, now);
        MailLedger.LogQuery parked = new MailLedger.LogQuery(List.of(channelId), "", Outcome.PARKED, 0, MOST);
        discard(() -> ledger.page(parked).entries(), lease, now);
    }

    private void discard(Supplier<List<MailEntry>> more, ChannelLease lease, Instant now) {
        for (List<MailEntry> some = more.get(); !some.isEmpty(); some = more.get()) {
            List<MailEntry> discarded = some.stream().map(entry -> {
                Fate fate = new Fate(Outcome.DISCARDED, "channel-deleted", 0, "", 0, null, now);
                return entry.done(fate, Duration.ZERO).told(InMailbox.LEFT);
            }).toList();
            lease.store(() -> ledger.update(discarded));
        }
    }
}
