package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.fetch.Retrieval.Kept;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailEntry.Fate;
import io.oauthlinks.mailchannel.ledger.MailEntry.InMailbox;
import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import io.oauthlinks.mailchannel.ledger.MailEntry.Placed;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which listed mails the ledger knows, and what of kept ones is new to it. */
final class Sorting {

    private final MailChannel channel;
    private final long numbering;
    private final Map<Placed, MailEntry> known;
    private final List<MailEntry> fresh = new ArrayList<>();
    private final List<MailEntry> changed = new ArrayList<>();
    private final List<String> needless = new ArrayList<>();

    Sorting(MailChannel channel, long numbering, Map<Placed, MailEntry> known) {
        this.channel = channel;
        this.numbering = numbering;
        this.known = known;
    }

    static Placed place(MailChannel channel, long numbering, Listed mail) {
        return new Placed(channel.serverId(), channel.folder(), numbering, mail.uid());
    }

    /**
     * Whether the bytes must be looked at. By IMAP always, because what was taken is not listed again unless its number is another mail's by now. By
     * POP3 those of a known mail when it should be gone, or has another size than what was left: its id may be another mail's. And when it was not
     * read before and somebody wants it tried again.
     */
    boolean wants(Listed mail) {
        MailEntry entry = known.get(place(channel, numbering, mail));
        if (entry == null) {
            return true;
        }
        if (isUnread(entry)) {
            return !entry.isDone();
        }
        return numbering != 0 || entry.isDone() && (entry.inMailbox() == InMailbox.GONE
                || entry.inMailbox() == InMailbox.LEFT && entry.bytes().size() != mail.size());
    }

    private static boolean isUnread(MailEntry entry) {
        return entry.bytes().sha256().isEmpty();
    }

    /** Whether the server still has what it should have deleted. */
    boolean isStillThere(Listed mail) {
        MailEntry entry = known.get(place(channel, numbering, mail));
        return entry != null && entry.isDone() && entry.inMailbox() == InMailbox.LEFT && !isUnread(entry);
    }

    /** @return whether the server still has what it should have deleted */
    boolean sort(Kept kept, Instant now) {
        Placed place = place(channel, numbering, kept.mail());
        MailEntry old = known.get(place);
        if (old == null) {
            fresh.add(entry(kept, place, now));
            return false;
        }
        if (isUnread(old) && !old.isDone()) {
            again(old, kept, place, now);
            return false;
        }
        if (kept.unread() == null && old.bytes().sha256().equals(kept.bytes().sha256())) {
            changed.add(old.isDone() ? old.told(InMailbox.LEFT) : old);
            needless.add(kept.key());
            return old.isDone() && old.inMailbox() == InMailbox.GONE;
        }
        changed.add(old.at(given(place, old)));
        fresh.add(entry(kept, place, now));
        return false;
    }

    /** Of a mail that was not read before. */
    private void again(MailEntry old, Kept kept, Placed place, Instant now) {
        if (kept.unread() != null) {
            changed.add(old.done(parked(kept, now), Duration.ZERO));
        } else {
            changed.add(old.done(new Fate(Outcome.DISCARDED, "fetched-again", 0, "", 0, null, now), Duration.ZERO).at(given(place, old)));
            fresh.add(entry(kept, place, now));
        }
    }

    /** A place that no mail has, for an entry that gives up its own: neither UIDs nor unique ids hold a space. */
    private static Placed given(Placed place, MailEntry old) {
        return new Placed(place.serverId(), place.folder(), place.numbering(), place.uid() + " " + old.key());
    }

    private MailEntry entry(Kept kept, Placed place, Instant now) {
        MailEntry entry = MailEntry.spooled(kept.key(), channel, place, kept.bytes(), now);
        return kept.unread() != null ? entry.done(parked(kept, now), Duration.ZERO).told(InMailbox.LEFT) : entry;
    }

    private static Fate parked(Kept kept, Instant now) {
        return new Fate(Outcome.PARKED, kept.unread().reason(), 0, "", 0, kept.unread(), now);
    }

    /** Entries to add. */
    List<MailEntry> fresh() {
        return fresh;
    }

    /** Entries to store before. */
    List<MailEntry> changed() {
        return changed;
    }

    /** Keys of spool files that nobody needs. */
    List<String> needless() {
        return needless;
    }
}
