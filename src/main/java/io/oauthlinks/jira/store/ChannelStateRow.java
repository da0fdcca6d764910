package io.oauthlinks.jira.store;

import net.java.ao.Preload;
import net.java.ao.RawEntity;
import net.java.ao.schema.Index;
import net.java.ao.schema.Indexes;
import net.java.ao.schema.NotNull;
import net.java.ao.schema.PrimaryKey;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;

/**
 * How a mail channel stands, at rest; comes and goes with its channel. Whether it fetches is written by who changes the channel, everything else by who
 * fetches: neither overwrites the other.
 */
@Preload
@Table("ChannelState")
@Indexes(@Index(name = "due", methodNames = {"getActive", "getNextFetch"}))
public interface ChannelStateRow extends RawEntity<Long> {

    @PrimaryKey
    @NotNull
    Long getChannelId();

    void setChannelId(Long channelId);

    /** 1 while the channel is enabled, 0 otherwise. */
    int getActive();

    void setActive(int active);

    long getNextFetch();

    void setNextFetch(long nextFetch);

    long getNumbering();

    void setNumbering(long numbering);

    long getNextUid();

    void setNextUid(long nextUid);

    long getUnreadBelow();

    void setUnreadBelow(long unreadBelow);

    Long getLastFetch();

    void setLastFetch(Long lastFetch);

    Long getLastMail();

    void setLastMail(Long lastMail);

    Long getOldestWaiting();

    void setOldestWaiting(Long oldestWaiting);

    int getFailures();

    void setFailures(int failures);

    Long getFailingSince();

    void setFailingSince(Long failingSince);

    /** JSON. */
    @StringLength(StringLength.UNLIMITED)
    String getProblem();

    void setProblem(String problem);

    boolean isTold();

    void setTold(boolean told);
}
