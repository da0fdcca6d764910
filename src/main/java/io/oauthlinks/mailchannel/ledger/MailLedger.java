package io.oauthlinks.mailchannel.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger, in the database. Whatever changes the entry of a mail runs inside {@link io.oauthlinks.lease.Leases#renew} or {@code complete} of its
 * channel, apart from what people do with parked mails. Lists come by the hundred, oldest first unless said otherwise.
 */
public interface MailLedger {

    /** The entries of those of these mails that have one, of whichever channel: a later channel does not take again what an earlier one took. */
    Map<MailEntry.Placed, MailEntry> known(Collection<MailEntry.Placed> mails);

    /**
     * Inserts in one batch.
     *
     * @return the same in the same order, with their numbers
     * @throws AlreadyKnown when one of them has an entry, decided by the database; none is inserted then
     */
    List<MailEntry> add(List<MailEntry> entries);

    /**
     * Stores entries that exist, all but key, channel, project, bytes and time of the fetch. A place is given up for another mail by an update with
     * another one, before the other mail is added.
     */
    void update(List<MailEntry> entries);

    /** Those of a channel that are not done and due for a try. */
    List<MailEntry> unfinished(long channelId, Instant now, int most);

    /** Those that are done, {@link MailEntry.InMailbox#UNTOLD} and were fetched before then, with numbers above {@code afterId}, by number. */
    List<MailEntry> untold(long channelId, Instant fetchedBefore, long afterId, int most);

    /**
     * Stores what a person has decided about a parked mail.
     *
     * @return false, and nothing is stored, when it is parked no more; decided by the database
     */
    boolean replaceParked(MailEntry entry);

    Optional<MailEntry> byId(long id);

    /**
     * The issue that one of these messages of the project became, or was added to; the first in the order given that has one or is unfinished. One
     * that has its fate and no issue, such as a parked one, counts as unknown.
     */
    Optional<Answered> answered(long projectId, List<String> messageIds);

    /**
     * The earliest mail of the channel with these bytes that has a smaller number, however far it is; those that were too large to be read have none.
     */
    Optional<MailEntry> sameAs(MailEntry entry);

    /** Whether one of these mails of a channel may have a {@link #sameAs}: hardly any mail comes twice, so one question for many is mostly enough. */
    boolean mayHaveSame(long channelId, List<MailEntry> entries);

    /** How many mails of these senders together that were fetched since then are about to be, or became, an issue or a comment. */
    int taken(long channelId, Collection<String> senders, Instant since);

    /** How many mails of a channel were planned or ended since then by one of these rules. */
    int decided(long channelId, Collection<String> rules, Instant since);

    /** How many mails of a channel the log shows with this outcome. */
    int count(long channelId, MailEntry.Outcome outcome);

    /** As above, of each of these channels; one that has none may be missing. */
    Map<Long, Integer> counts(Collection<Long> channelIds, MailEntry.Outcome outcome);

    /** How many mails of each of these channels the log shows that were fetched from each of these times, ascending, to before the next. */
    Map<Long, List<Integer>> fetchedBetween(Collection<Long> channelIds, List<Instant> times);

    /** The entries with these keys, which are the names of their spool files. */
    List<MailEntry> byKeys(Collection<String> keys);

    /** Pages of the log, newest first. */
    Page page(LogQuery query);

    /**
     * Deletes what got its fate before then; parked mails stay.
     *
     * @param leaving channels that fetch by POP3: of those, only what has left the mailbox ({@link MailEntry.InMailbox#GONE}) is deleted, or it would
     *                come again
     * @return the entries, whose spool files can go too
     */
    List<MailEntry> forget(Instant before, Set<Long> leaving, int most);

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
