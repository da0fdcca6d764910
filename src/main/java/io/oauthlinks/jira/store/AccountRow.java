package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** An account at rest, tokens sealed. Times are milliseconds since the epoch. */
@Preload
@Table("Account")
public interface AccountRow extends Entity {

    /** Random; names the place that the tokens are sealed for before the row has a number. */
    @Unique
    @StringLength(64)
    String getRowKey();

    void setRowKey(String rowKey);

    @Indexed
    long getLinkId();

    void setLinkId(long linkId);

    @StringLength(StringLength.UNLIMITED)
    String getMailbox();

    void setMailbox(String mailbox);

    /** Null when the provider did not tell, and in rows from before it was asked. */
    @StringLength(StringLength.UNLIMITED)
    String getSignedInAs();

    void setSignedInAs(String signedInAs);

    /** Sealed; unlimited, because Microsoft's are longer than 4,000 characters. */
    @StringLength(StringLength.UNLIMITED)
    String getAccessToken();

    void setAccessToken(String accessToken);

    /** Sealed. */
    @StringLength(StringLength.UNLIMITED)
    String getRefreshToken();

    void setRefreshToken(String refreshToken);

    long getIssuedAt();

    void setIssuedAt(long issuedAt);

    Long getExpiresAt();

    void setExpiresAt(Long expiresAt);

    @StringLength(StringLength.UNLIMITED)
    String getScopes();

    void setScopes(String scopes);

    @StringLength(StringLength.UNLIMITED)
    String getTokenEndpoint();

    void setTokenEndpoint(String tokenEndpoint);

    String getAccountState();

    void setAccountState(String accountState);

    long getStateSince();

    void setStateSince(long stateSince);

    /** JSON. */
    @StringLength(StringLength.UNLIMITED)
    String getProblem();

    void setProblem(String problem);

    int getFailures();

    void setFailures(int failures);

    Long getNextTry();

    void setNextTry(Long nextTry);

    String getAuthorizedBy();

    void setAuthorizedBy(String authorizedBy);

    @Indexed
    long getAuthorizedAt();

    void setAuthorizedAt(long authorizedAt);

    Long getLastSuccess();

    void setLastSuccess(Long lastSuccess);

    /** Null when no answer of the provider is outstanding. */
    Long getRefreshingSince();

    void setRefreshingSince(Long refreshingSince);

    /** Place of the mail endpoint that the account was authorized for. */
    @StringLength(StringLength.UNLIMITED)
    String getBoundTo();

    void setBoundTo(String boundTo);
}
