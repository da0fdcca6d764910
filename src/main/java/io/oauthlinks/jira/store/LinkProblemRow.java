package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A recent problem at rest. */
@Preload
@Table("LinkProblem")
public interface LinkProblemRow extends Entity {

    /** SHA-256 of link, reason and what was sent: equal problems are one row. */
    @Unique
    @StringLength(64)
    String getProblemHash();

    void setProblemHash(String problemHash);

    @Indexed
    long getLinkId();

    void setLinkId(long linkId);

    String getReason();

    void setReason(String reason);

    @StringLength(StringLength.UNLIMITED)
    String getSent();

    void setSent(String sent);

    String getFromAddress();

    void setFromAddress(String fromAddress);

    String getCorrelationId();

    void setCorrelationId(String correlationId);

    int getTimes();

    void setTimes(int times);

    long getFirstAt();

    void setFirstAt(long firstAt);

    @Indexed
    long getLastAt();

    void setLastAt(long lastAt);
}
