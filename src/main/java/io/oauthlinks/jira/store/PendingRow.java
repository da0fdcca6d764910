package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A pending authorization at rest, code verifier sealed. */
@Preload
@Table("AuthFlow")
public interface PendingRow extends Entity {

    @Unique
    @StringLength(64)
    String getStateHash();

    void setStateHash(String stateHash);

    @StringLength(64)
    String getBrowserHash();

    void setBrowserHash(String browserHash);

    String getUserKey();

    void setUserKey(String userKey);

    long getLinkId();

    void setLinkId(long linkId);

    long getAccountId();

    void setAccountId(long accountId);

    @StringLength(StringLength.UNLIMITED)
    String getMailbox();

    void setMailbox(String mailbox);

    /** Sealed. */
    @StringLength(StringLength.UNLIMITED)
    String getCodeVerifier();

    void setCodeVerifier(String codeVerifier);

    @StringLength(StringLength.UNLIMITED)
    String getRedirectUri();

    void setRedirectUri(String redirectUri);

    @StringLength(StringLength.UNLIMITED)
    String getTokenEndpoint();

    void setTokenEndpoint(String tokenEndpoint);

    @StringLength(StringLength.UNLIMITED)
    String getReturnPath();

    void setReturnPath(String returnPath);

    /** JSON object. */
    @StringLength(StringLength.UNLIMITED)
    String getTyped();

    void setTyped(String typed);

    @Indexed
    long getExpiresAt();

    void setExpiresAt(long expiresAt);
}
