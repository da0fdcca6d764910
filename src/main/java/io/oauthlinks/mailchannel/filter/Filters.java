package io.oauthlinks.mailchannel.filter;

import io.oauthlinks.mailchannel.OwnAddresses;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.time.Clock;
import java.util.List;

/**
 * The filters in the order in which they ask; the first that decides has decided:
 * <ol>
 * <li>own loop: Jira or this app wrote it;
 * <li>bounce: a mail server or a mail program reports about another mail;
 * <li>automatic: nobody wrote it, or somebody wrote it to everybody;
 * <li>own address: it comes from the mailbox of a channel;
 * <li>duplicate: the same bytes were taken before;
 * <li>sender refused: the channel does not take mail of the sender's domain;
 * <li>too many: the sender has written more within an hour than the channel takes.
 * </ol>
 *
 * <p>A mail that is too large is not even read, so whoever fetches it has decided. Headers can be forged, so no filter believes one about anything
 * but the mail that carries it:
 * what a stranger writes in somebody's name can make his own mail be ignored, and at most makes mails of theirs wait for a person ({@link TooMany}).
 */
public final class Filters {

    private Filters() {
    }

    public static List<Filter> inOrder(OwnAddresses own, MailLedger ledger, Clock clock) {
        return List.of(new OwnLoop(own), new Bounce(ledger), new AutomaticMail(), new OwnAddress(own), new Duplicate(ledger), new SenderRefused(),
                new TooMany(ledger, clock));
    }
}
