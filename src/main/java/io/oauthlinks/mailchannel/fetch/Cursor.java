package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailbox.Listed;
import io.oauthlinks.mailserver.mailbox.MailboxFailure;
import java.time.Duration;
import java.util.List;

/** How far an IMAP folder has been taken, by UID and UIDVALIDITY, or how far this session has gone through a POP3 list. */
final class Cursor {

    /** Clocks differ, and mails may be dated before they arrive. */
    private static final Duration DOUBT = Duration.ofHours(1);

    private final Mailbox mailbox;
    private final boolean imap;
    private ChannelState state;
    private long place = 1;

    private Cursor(Mailbox mailbox, boolean imap, ChannelState state) {
        this.mailbox = mailbox;
        this.imap = imap;
        this.state = state;
    }

    /**
     * At the first fetch, and when all numbers mean other mails, it begins anew: from what was there only unread mails are taken, and those that
     * arrived since the last fetch.
     */
    static Cursor at(Mailbox mailbox, boolean imap, ChannelState state) {
        boolean anew = imap && (state.numbering() != mailbox.numbering() || mailbox.nextUid() < state.nextUid());
        return new Cursor(mailbox, imap, anew ? state.reached(mailbox.numbering(), 1, mailbox.nextUid()) : state);
    }

    ChannelState state() {
        return state;
    }

    /** The next mails in the folder; fewer than asked for at its end. */
    List<Listed> next(int most) throws MailboxFailure {
        return mailbox.list(imap ? state.nextUid() : place, most);
    }

    boolean takes(Listed mail) {
        return !imap || !mail.seen() || uid(mail) >= state.unreadBelow() || arrivedSinceTheLastFetch(mail);
    }

    private boolean arrivedSinceTheLastFetch(Listed mail) {
        return state.lastFetch() != null && mail.arrivedAt() >= state.lastFetch().minus(DOUBT).toEpochMilli();
    }

    /** Mails up to this one are in the ledger or passed over. */
    void passed(Listed mail) {
        if (imap) {
            state = state.reached(state.numbering(), Math.max(state.nextUid(), uid(mail) + 1), state.unreadBelow());
        }
    }

    /** A page of so many mails has been gone through. */
    void turned(int mails) {
        place += mails;
    }

    private static long uid(Listed mail) {
        return Long.parseLong(mail.uid());
    }
}
