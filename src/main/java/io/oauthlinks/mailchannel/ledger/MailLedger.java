package io.oauthlinks.mailchannel.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger, in the database. Whatever changes the entry of a mail runs inside {@link io.oauthlinks.lease.Leases#renew} or {@code complete} of its channel,
 * apart from what people do with parked mails. Lists come by the hundred, oldest first unless said otherwise.
 */
public interface MailLedger {

    /** Which of these mails have an entry. */
    Set<MailEntry.Placed> known(long channelId, Collection<MailEntry.Placed> mails);

    /**
     * Inserts in one batch.
     *
     * @return the same in the same order, with their numbers
     * @throws AlreadyKnown when one of them has an entry, decided by the database; none is inserted then
     */
    List<MailEntry> add(List<MailEntry> entries);

    /** Stores stage, plan, fate, tries, next try and whether the mailbox has to be told, of entries that exist. */
    void update(List<MailEntry> entries);

    /** Those of a channel that are not done and due for a try. */
    List<MailEntry> unfinished(long channelId, Instant now, int most);

    /** Those that are done and of which the mailbox has not been told. */
    List<MailEntry> toTellMailbox(long channelId, int most);

    Optional<MailEntry> byId(long id);

    /** The issue that one of these messages of the project became, or was added to; the first that is known, in the order given. */
    Optional<Answered> answered(long projectId, List<String> messageIds);

    /** An earlier mail of the channel with this Message-ID and these bytes that is done, other than the entry itself. */
    Optional<MailEntry> sameAs(MailEntry entry);

    /** How many mails of a sender the channel has taken since then. */
    int taken(long channelId, String sender, Instant since);

    /** Pages of the log, newest first. */
    Page page(LogQuery query);

    /** Deletes what was done before then and needs no longer be known by the mailbox; returns the entries, whose spool files can go too. */
    List<MailEntry> forget(Instant before, int most);

    /**
     * @param issueId  0 while the mail is unfinished: whoever answers it waits
     */
    record Answered(long issueId, boolean finished) { }

    /**
     * @param channelIds those that the reader may see; never empty
     * @param text       in sender, subject or issue key, case ignored; empty for all
     * @param outcome    null for all
     * @param beforeId   entries with smaller numbers; 0 for the newest
     */
    record LogQuery(List<Long> channelIds, String text, MailEntry.Outcome outcome, long beforeId, int most) { }

    /** @param nextBeforeId for the next page; 0 when this is the last */
    record Page(List<MailEntry> entries, long nextBeforeId) { }

    /** Another node has entered the mail. */
    final class AlreadyKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AlreadyKnown(String uid) {
            super(uid);
        }
    }
}
