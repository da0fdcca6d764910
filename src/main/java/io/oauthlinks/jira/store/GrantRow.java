package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A grant at rest. */
@Preload
@Table("AccessGrant")
public interface GrantRow extends Entity {

    @Unique
    @StringLength(64)
    String getCodeHash();

    void setCodeHash(String codeHash);

    @Indexed
    long getLinkId();

    void setLinkId(long linkId);

    @Indexed
    String getUserKey();

    void setUserKey(String userKey);

    String getScopes();

    void setScopes(String scopes);

    String getFromAddress();

    void setFromAddress(String fromAddress);

    long getCreatedAt();

    void setCreatedAt(long createdAt);

    @Indexed
    long getExpiresAt();

    void setExpiresAt(long expiresAt);

    Long getLastUsedAt();

    void setLastUsedAt(Long lastUsedAt);
}
