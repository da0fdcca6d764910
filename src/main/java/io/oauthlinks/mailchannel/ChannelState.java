package io.oauthlinks.mailchannel;

import io.oauthlinks.message.Problem;
import java.time.Instant;

/**
 * How the fetching of a channel stands; changes with each fetch, unlike the channel itself.
 *
 * @param numbering  IMAP's UIDVALIDITY of the folder when it was last open; 0 before, and by POP3
 * @param nextUid    IMAP: mails with smaller UIDs are in the ledger or were passed over; 0 before the first fetch
 * @param unreadBelow IMAP: of mails with smaller UIDs only unread ones are taken, because they were there before the first fetch, or before a new
 *                    numbering
 * @param nextFetch  when it is due
 * @param lastFetch  end of the last fetch that went well; null for never
 * @param lastMail   when the last mail was taken; null for never
 * @param oldestWaiting arrival of the oldest mail that waits in the mailbox or unfinished in the ledger; null when none does: the lag
 * @param failures   fetches in a row that failed
 * @param failingSince null while all is well
 * @param problem    of the last fetch; null while all is well
 * @param told       whether somebody was told about this failure
 */
public record ChannelState(long channelId, long numbering, long nextUid, long unreadBelow, Instant nextFetch, Instant lastFetch, Instant lastMail,
                           Instant oldestWaiting, int failures, Instant failingSince, Problem problem, boolean told) {

    /** Of a channel that was never fetched: due at once. */
    public static ChannelState fresh(long channelId) {
        return new ChannelState(channelId, 0, 0, 0, Instant.EPOCH, null, null, null, 0, null, null, false);
    }

    /** Mails up to there are in the ledger. */
    public ChannelState reached(long newNumbering, long newNextUid, long newUnreadBelow) {
        return new ChannelState(channelId, newNumbering, newNextUid, newUnreadBelow, nextFetch, lastFetch, lastMail, oldestWaiting, failures,
                failingSince, problem, told);
    }

    /** In the middle of a fetch. @param waiting arrival of the oldest mail that was just kept */
    public ChannelState kept(Instant now, Instant waiting) {
        return new ChannelState(channelId, numbering, nextUid, unreadBelow, nextFetch, lastFetch, now, waiting, failures, failingSince, problem,
                told);
    }

    /** @param remark what went wrong although mails came through, such as a refused deletion; null for nothing */
    public ChannelState fetched(Instant now, Instant next, Instant newestMail, Instant waiting, Problem remark) {
        return new ChannelState(channelId, numbering, nextUid, unreadBelow, next, now, newestMail, waiting, 0, null, remark, false);
    }

    /** @param nowTold whether somebody was told about this row of failures */
    public ChannelState failed(Instant now, Instant next, Problem why, boolean nowTold) {
        return new ChannelState(channelId, numbering, nextUid, unreadBelow, next, lastFetch, lastMail, oldestWaiting, failures + 1,
                failingSince == null ? now : failingSince, why, nowTold);
    }

    /** Was ended, by a person or because Jira stops, and goes on at once. */
    public ChannelState brokenOff(Instant now) {
        return new ChannelState(channelId, numbering, nextUid, unreadBelow, now, lastFetch, lastMail, oldestWaiting, failures, failingSince, problem,
                told);
    }
}
