package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** An outgoing link at rest. Times are milliseconds since the epoch; texts that are absent are null. */
@Preload
@Table("OutgoingLink")
public interface OutgoingLinkRow extends Entity {

    @Unique
    @StringLength(64)
    String getLinkKey();

    void setLinkKey(String linkKey);

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

    String getProvider();

    void setProvider(String provider);

    /** Null unless the provider is one that versions before it read as {@code CUSTOM}. */
    String getNewerProvider();

    void setNewerProvider(String newerProvider);

    /** One of Microsoft's clouds; null in rows from before there was a choice. */
    String getCloud();

    void setCloud(String cloud);

    String getTenant();

    void setTenant(String tenant);

    @StringLength(StringLength.UNLIMITED)
    String getClientId();

    void setClientId(String clientId);

    /** Sealed. */
    @StringLength(StringLength.UNLIMITED)
    String getClientSecret();

    void setClientSecret(String clientSecret);

    Long getSecretSetAt();

    void setSecretSetAt(Long secretSetAt);

    /** ISO 8601 day. */
    String getSecretExpires();

    void setSecretExpires(String secretExpires);

    String getClientAuth();

    void setClientAuth(String clientAuth);

    @StringLength(StringLength.UNLIMITED)
    String getIssuer();

    void setIssuer(String issuer);

    @StringLength(StringLength.UNLIMITED)
    String getAuthEndpoint();

    void setAuthEndpoint(String authEndpoint);

    @StringLength(StringLength.UNLIMITED)
    String getTokenEndpoint();

    void setTokenEndpoint(String tokenEndpoint);

    /** Null when there is none that is known. */
    @StringLength(StringLength.UNLIMITED)
    String getRevokeEndpoint();

    void setRevokeEndpoint(String revokeEndpoint);

    boolean isIssInResponse();

    void setIssInResponse(boolean issInResponse);

    @StringLength(StringLength.UNLIMITED)
    String getScopes();

    void setScopes(String scopes);

    /** JSON object, in order. */
    @StringLength(StringLength.UNLIMITED)
    String getExtraParams();

    void setExtraParams(String extraParams);

    /** JSON list; null for any, as in rows from before they could be limited. */
    @StringLength(StringLength.UNLIMITED)
    String getAllowedDomains();

    void setAllowedDomains(String allowedDomains);

    /** Null in rows from before there was a choice. */
    String getAccountMatch();

    void setAccountMatch(String accountMatch);

    /** PEM; null for none. */
    @StringLength(StringLength.UNLIMITED)
    String getTrustedCerts();

    void setTrustedCerts(String trustedCerts);

    long getCreatedAt();

    void setCreatedAt(long createdAt);

    long getChangedAt();

    void setChangedAt(long changedAt);
}
