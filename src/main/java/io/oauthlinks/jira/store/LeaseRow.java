package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A lease at rest; its row number, which only grows, is the fencing number. */
@Preload
@Table("Lease")
public interface LeaseRow extends Entity {

    /** SHA-256 of the name: whoever inserts it holds the lease. */
    @Unique
    @StringLength(64)
    String getNameHash();

    void setNameHash(String nameHash);

    @StringLength(StringLength.UNLIMITED)
    String getName();

    void setName(String name);

    long getDeadline();

    void setDeadline(long deadline);
}
