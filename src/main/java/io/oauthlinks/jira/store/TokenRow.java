package io.oauthlinks.jira.store;

import net.java.ao.Preload;
import net.java.ao.RawEntity;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.NotNull;
import net.java.ao.schema.PrimaryKey;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A token pair at rest, by its hashes. Preloaded is what the clean-up needs; the look-ups name their columns ({@link TokenTable}). */
@Preload("GRANT_ID")
@Table("TokenPair")
public interface TokenRow extends RawEntity<String> {

    @PrimaryKey
    @NotNull
    @StringLength(64)
    String getAccessHash();

    void setAccessHash(String accessHash);

    /** Null for a service. */
    @Indexed
    @StringLength(64)
    String getRefreshHash();

    void setRefreshHash(String refreshHash);

    /**
     * Refresh hash of the pair before it, so that each pair is replaced once. Without one its own access hash, because databases differ about
     * unique columns that may be null.
     */
    @Unique
    @NotNull
    @StringLength(64)
    String getReplaces();

    void setReplaces(String replaces);

    /** A foreign key: no pair outlives its grant, and none can be added to one that is gone. Null for a service. */
    GrantRow getGrant();

    void setGrant(GrantRow grant);

    @Indexed
    long getLinkId();

    void setLinkId(long linkId);

    String getUserKey();

    void setUserKey(String userKey);

    String getScopes();

    void setScopes(String scopes);

    /** Null when they are the same. */
    String getGrantScopes();

    void setGrantScopes(String grantScopes);

    long getIssuedAt();

    void setIssuedAt(long issuedAt);

    long getAccessExpires();

    void setAccessExpires(long accessExpires);

    /** Null for a service. */
    Long getRefreshExpires();

    void setRefreshExpires(Long refreshExpires);

    /** Null for a service. */
    Long getGrantExpires();

    void setGrantExpires(Long grantExpires);

    /** The later of both ends: when the row may go. */
    @Indexed
    long getExpiresAt();

    void setExpiresAt(long expiresAt);
}
