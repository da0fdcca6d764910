package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** An incoming link at rest. Times and lifetimes are milliseconds; texts that are absent are null. */
@Preload
@Table("IncomingLink")
public interface IncomingLinkRow extends Entity {

    @Unique
    @StringLength(64)
    String getClientId();

    void setClientId(String clientId);

    /** SHA-256 of the name without regard to case, so that the database alone decides whether a name is taken. */
    @Unique
    @StringLength(64)
    String getNameHash();

    void setNameHash(String nameHash);

    @StringLength(StringLength.UNLIMITED)
    String getName();

    void setName(String name);

    @StringLength(StringLength.UNLIMITED)
    String getDescription();

    void setDescription(String description);

    @StringLength(StringLength.UNLIMITED)
    String getHomepage();

    void setHomepage(String homepage);

    String getClientKind();

    void setClientKind(String clientKind);

    /** JSON array. */
    @StringLength(StringLength.UNLIMITED)
    String getRedirectUris();

    void setRedirectUris(String redirectUris);

    String getScopes();

    void setScopes(String scopes);

    Long getAccessLife();

    void setAccessLife(Long accessLife);

    Long getRefreshLife();

    void setRefreshLife(Long refreshLife);

    Long getIdleLife();

    void setIdleLife(Long idleLife);

    String getServiceUser();

    void setServiceUser(String serviceUser);

    boolean isEnabled();

    void setEnabled(boolean enabled);

    @StringLength(64)
    String getLogoHash();

    void setLogoHash(String logoHash);

    /** Access tokens issued before are refused. */
    Long getValidFrom();

    void setValidFrom(Long validFrom);

    long getCreatedAt();

    void setCreatedAt(long createdAt);

    String getCreatedBy();

    void setCreatedBy(String createdBy);

    long getChangedAt();

    void setChangedAt(long changedAt);

    Long getLastUsedAt();

    void setLastUsedAt(Long lastUsedAt);
}
