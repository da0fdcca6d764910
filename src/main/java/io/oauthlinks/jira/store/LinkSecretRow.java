package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A client secret at rest: its hash. */
@Preload
@Table("LinkSecret")
public interface LinkSecretRow extends Entity {

    /** Link and {@code current} or {@code overlap}: the database keeps a link from having two of a sort. */
    @Unique
    @StringLength(64)
    String getSlot();

    void setSlot(String slot);

    @Indexed
    long getLinkId();

    void setLinkId(long linkId);

    @StringLength(64)
    String getSecretHash();

    void setSecretHash(String secretHash);

    long getCreatedAt();

    void setCreatedAt(long createdAt);

    /** Null for the current one. */
    @Indexed
    Long getExpiresAt();

    void setExpiresAt(Long expiresAt);
}
