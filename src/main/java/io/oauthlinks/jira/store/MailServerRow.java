package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A mail server at rest, password sealed. */
@Preload
@Table("MailServer")
public interface MailServerRow extends Entity {

    /** Random; names the place that the password is sealed for before the row has a number. */
    @Unique
    @StringLength(64)
    String getRowKey();

    void setRowKey(String rowKey);

    /** SHA-256 of the name without regard to case. */
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

    String getPreset();

    void setPreset(String preset);

    /** Null unless the preset is one that versions before it read as {@code CUSTOM}. */
    String getNewerPreset();

    void setNewerPreset(String newerPreset);

    String getProtocol();

    void setProtocol(String protocol);

    String getTlsMode();

    void setTlsMode(String tlsMode);

    @StringLength(StringLength.UNLIMITED)
    String getHost();

    void setHost(String host);

    int getPort();

    void setPort(int port);

    long getTimeoutMillis();

    void setTimeoutMillis(long timeoutMillis);

    /** PEM. */
    @StringLength(StringLength.UNLIMITED)
    String getTrustedCert();

    void setTrustedCert(String trustedCert);

    String getAuthKind();

    void setAuthKind(String authKind);

    @StringLength(StringLength.UNLIMITED)
    String getUserName();

    void setUserName(String userName);

    @StringLength(StringLength.UNLIMITED)
    String getSealedPassword();

    void setSealedPassword(String sealedPassword);

    @Indexed
    long getLinkId();

    void setLinkId(long linkId);

    @Indexed
    long getAccountId();

    void setAccountId(long accountId);

    boolean isEnabled();

    void setEnabled(boolean enabled);

    long getLastTestId();

    void setLastTestId(long lastTestId);

    long getCreatedAt();

    void setCreatedAt(long createdAt);

    long getChangedAt();

    void setChangedAt(long changedAt);
}
