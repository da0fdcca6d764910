package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** That a project may use a mail server, at rest. */
@Preload
@Table("ProjectServer")
public interface ProjectServerRow extends Entity {

    /** SHA-256 of the mail server when the project owns it, of mail server and project when it is shared: a server has one owner. */
    @Unique
    @StringLength(64)
    String getUseHash();

    void setUseHash(String useHash);

    @Indexed
    long getServerId();

    void setServerId(long serverId);

    /** 0 for all projects. */
    @Indexed
    long getProjectId();

    void setProjectId(long projectId);

    boolean isOwned();

    void setOwned(boolean owned);
}
