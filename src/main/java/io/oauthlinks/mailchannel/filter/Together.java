package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the ledger knows of mails of a channel that are decided about together, asked once for all: hardly any comes twice, or from somebody who
 * writes too much. Only where this does not rule it out, a filter asks about the one mail.
 *
 * @param mayRepeat whether one of them may have the bytes of an earlier one
 * @param taken     mails of all their senders together that count for {@link TooMany}
 */
public record Together(boolean mayRepeat, int taken) {

    public static Together of(long channelId, List<MailEntry> entries, MailLedger ledger, Instant now) {
        return entries.isEmpty() ? new Together(false, 0) : new Together(ledger.mayHaveSame(channelId, entries), ledger.taken(channelId,
                entries.stream().map(entry -> entry.head().sender()).collect(Collectors.toSet()), now.minus(TooMany.WHILE)));
    }
}
