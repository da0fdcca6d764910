package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.Disposal;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the mailbox about mails that have their fate: seen, moved or deleted, as the channel says; then stores that it was told. */
final class Telling {

    private static final int MOST = 100;
    /** A POP3 session that was to delete more ends before, because only its end deletes. */
    private static final int MOST_PENDING = 1000;

    private final FetchPorts ports;
    private final MailChannel channel;
    private final ChannelLease lease;
    private final Mailbox mailbox;
    private final boolean imap;
    private final List<MailEntry> pending = new ArrayList<>();
    private long told;
    private Problem refused;

    Telling(FetchPorts ports, MailChannel channel, ChannelLease lease, Mailbox mailbox, boolean imap) {
        this.ports = ports;
        this.channel = channel;
        this.lease = lease;
        this.mailbox = mailbox;
        this.imap = imap;
    }

    /**
     * Of all that are done by now. A server that refuses is not asked again in this session.
     *
     * @param below the smallest number of those that are being taken, of which some are done before others with smaller numbers
     */
    void tell(long below) throws MailboxFailure {
        Optional<Instant> before = fetchedBefore();
        while (before.isPresent() && refused == null && !isFull()) {
            List<MailEntry> some = ports.ledger().untold(channel.id(), before.get(), told, MOST).stream()
                    .filter(entry -> entry.id() < below).toList();
            if (some.isEmpty()) {
                return;
            }
            lease.keep();
            try {
                store(toldOf(some));
            } catch (MailboxFailure failure) {
                if (failure.kind() != MailboxFailure.Kind.REFUSED) {
                    throw failure;
                }
                refused = failure.problem();
            }
            told = some.get(some.size() - 1).id();
        }
    }

    /** So many deletions are pending that the session should end. */
    boolean isFull() {
        return pending.size() >= MOST_PENDING;
    }

    /** The session has ended well, and with it POP3 has deleted. */
    void closed() {
        store(pending.stream().map(entry -> entry.told(InMailbox.GONE)).toList());
        pending.clear();
    }

    /** What the server says no to; null when it does what it is told. */
    Problem refused() {
        return refused;
    }

    /** Empty when this kind of mailbox is told nothing. */
    private Optional<Instant> fetchedBefore() {
        Instant now = ports.clock().instant();
        Disposal disposal = channel.disposal();
        return switch (disposal.kind()) {
            case SEEN, MOVE -> imap ? Optional.of(now.plusSeconds(1)) : Optional.empty();
            case DELETE -> Optional.of(now.plusSeconds(1));
            case LEAVE -> imap || disposal.leaveDays() == 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(disposal.leaveDays())));
        };
    }

    private List<MailEntry> toldOf(List<MailEntry> some) throws MailboxFailure {
        List<MailEntry> here = some.stream().filter(entry -> isHere(entry, channel, mailbox)).toList();
        List<Listed> mails = here.stream().map(entry -> new Listed(entry.placed().uid(), entry.bytes().size(), 0, false)).toList();
        List<MailEntry> outcome = new ArrayList<>(some.stream().filter(entry -> !isHere(entry, channel, mailbox))
                .map(entry -> entry.told(InMailbox.LEFT)).toList());
        if (here.isEmpty()) {
            return outcome;
        }
        switch (channel.disposal().kind()) {
            case SEEN -> mailbox.markSeen(mails);
            case MOVE -> mailbox.move(mails, channel.disposal().folder());
            case DELETE, LEAVE -> mailbox.delete(mails);
            default -> throw new IllegalStateException("No such disposal");
        }
        if (!imap) {
            pending.addAll(here);
            return outcome;
        }
        InMailbox now = channel.disposal().kind() == Disposal.Kind.SEEN ? InMailbox.LEFT : InMailbox.GONE;
        here.forEach(entry -> outcome.add(entry.told(now)));
        return outcome;
    }

    /** Numbers of another folder, or from before a new UIDVALIDITY, mean other mails here; and a place may have been given up. */
    static boolean isHere(MailEntry entry, MailChannel channel, Mailbox mailbox) {
        MailEntry.Placed place = entry.placed();
        return place.serverId() == channel.serverId() && place.folder().equals(channel.folder()) && place.numbering() == mailbox.numbering()
                && !place.uid().contains(" ");
    }

    private void store(List<MailEntry> entries) {
        if (!entries.isEmpty()) {
            lease.store(() -> ports.ledger().update(entries));
        }
    }
}
