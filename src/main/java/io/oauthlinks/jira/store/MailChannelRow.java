package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A mail channel at rest; how it stands is in {@link ChannelStateRow}. */
@Preload
@Table("MailChannel")
public interface MailChannelRow extends Entity {

    /** SHA-256 of the project and the name without regard to case. */
    @Unique
    @StringLength(64)
    String getNameHash();

    void setNameHash(String nameHash);

    /** SHA-256 of mail server and folder; random without a mail server. */
    @Unique
    @StringLength(64)
    String getFolderHash();

    void setFolderHash(String folderHash);

    @Indexed
    long getProjectId();

    void setProjectId(long projectId);

    @StringLength(StringLength.UNLIMITED)
    String getName();

    void setName(String name);

    @Indexed
    long getServerId();

    void setServerId(long serverId);

    @StringLength(StringLength.UNLIMITED)
    String getFolder();

    void setFolder(String folder);

    /** JSON. */
    @StringLength(StringLength.UNLIMITED)
    String getTarget();

    void setTarget(String target);

    String getUnknownSenders();

    void setUnknownSenders(String unknownSenders);

    String getFallbackKey();

    void setFallbackKey(String fallbackKey);

    /** JSON array. */
    @StringLength(StringLength.UNLIMITED)
    String getAllowedDomains();

    void setAllowedDomains(String allowedDomains);

    /** JSON array. */
    @StringLength(StringLength.UNLIMITED)
    String getRefusedDomains();

    void setRefusedDomains(String refusedDomains);

    int getMostPerHour();

    void setMostPerHour(int mostPerHour);

    String getDisposal();

    void setDisposal(String disposal);

    @StringLength(StringLength.UNLIMITED)
    String getMoveFolder();

    void setMoveFolder(String moveFolder);

    int getLeaveDays();

    void setLeaveDays(int leaveDays);

    long getIntervalMillis();

    void setIntervalMillis(long intervalMillis);

    long getSizeLimit();

    void setSizeLimit(long sizeLimit);

    String getChannelState();

    void setChannelState(String channelState);

    String getOwnerKey();

    void setOwnerKey(String ownerKey);

    long getCreatedAt();

    void setCreatedAt(long createdAt);

    long getChangedAt();

    void setChangedAt(long changedAt);
}
