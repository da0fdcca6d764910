package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;

/** Whoever follows an intake. */
public interface Watch {

    /** Asked between two mails; false ends the intake there. */
    boolean goesOn();

    /** A mail has got its fate. */
    void ended(MailEntry entry);
}
