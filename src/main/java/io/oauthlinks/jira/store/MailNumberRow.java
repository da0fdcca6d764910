package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Table;

/** A block of numbers for entries of the mail ledger that was taken; the last one stays, so that no database begins anew. */
@Preload
@Table("MailNumber")
public interface MailNumberRow extends Entity {

    long getTakenAt();

    void setTakenAt(long takenAt);
}
