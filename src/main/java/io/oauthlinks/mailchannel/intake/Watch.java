package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.message.Problem;

/** Whoever follows an intake. */
public interface Watch {

    /** Asked between two mails; false ends the intake there. */
    boolean goesOn();

    /** A mail has got its fate. */
    void ended(MailEntry entry);

    /** Jira failed at a mail, perhaps because of this mail alone, perhaps at any; it is tried again. */
    void jiraFailed(Problem problem);

    /** The file of a mail is gone, cannot be read, or does not hold what was kept; the mail stands as before. @param reason of that problem */
    void bytesLost(MailEntry entry, String reason);
}
