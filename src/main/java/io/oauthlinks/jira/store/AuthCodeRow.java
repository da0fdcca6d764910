package io.oauthlinks.jira.store;

import net.java.ao.Preload;
import net.java.ao.RawEntity;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.NotNull;
import net.java.ao.schema.PrimaryKey;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;

/** An authorization code at rest, by its hash. */
@Preload
@Table("AuthCode")
public interface AuthCodeRow extends RawEntity<String> {

    @PrimaryKey
    @NotNull
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

    @StringLength(StringLength.UNLIMITED)
    String getRedirectUri();

    void setRedirectUri(String redirectUri);

    /** Whether the authorization request named the redirect URI. */
    boolean isRedirectSent();

    void setRedirectSent(boolean redirectSent);

    /** Null without PKCE. */
    @StringLength(StringLength.UNLIMITED)
    String getChallenge();

    void setChallenge(String challenge);

    String getChallengeMethod();

    void setChallengeMethod(String challengeMethod);

    @Indexed
    long getExpiresAt();

    void setExpiresAt(long expiresAt);
}
