package io.oauthlinks.jira.store;

import net.java.ao.Preload;
import net.java.ao.RawEntity;
import net.java.ao.schema.Index;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.Indexes;
import net.java.ao.schema.NotNull;
import net.java.ao.schema.PrimaryKey;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/**
 * A mail in the ledger at rest. A change replaces the row, together with the others of its batch (ADR 34), so the number is given by
 * {@link MailNumbers} and not by the database. No column is null: a time that is not there is 0. Always loaded is what says which mail of which mailbox it is; the
 * others are named by {@link MailEntryColumns}.
 */
@Preload({"ENTRY_ID", "ENTRY_KEY", "PLACE_HASH"})
@Table("MailEntry")
@Indexes({
    @Index(name = "pending", methodNames = {"getChannelId", "getPending"}),
    @Index(name = "outcome", methodNames = {"getChannelId", "getOutcome"}),
    @Index(name = "sender", methodNames = {"getSenderHash", "getFetchedAt"})
})
public interface MailEntryRow extends RawEntity<Long> {

    @PrimaryKey
    @NotNull
    Long getEntryId();

    void setEntryId(Long entryId);

    /** Name of the spool file. */
    @Indexed
    @StringLength(64)
    String getEntryKey();

    void setEntryKey(String entryKey);

    long getChannelId();

    void setChannelId(long channelId);

    long getProjectId();

    void setProjectId(long projectId);

    /** SHA-256 of mail server, folder, numbering and UID: whoever inserts it has the mail. */
    @Unique
    @StringLength(64)
    String getPlaceHash();

    void setPlaceHash(String placeHash);

    long getServerId();

    void setServerId(long serverId);

    @StringLength(StringLength.UNLIMITED)
    String getFolder();

    void setFolder(String folder);

    long getNumbering();

    void setNumbering(long numbering);

    @StringLength(StringLength.UNLIMITED)
    String getMailUid();

    void setMailUid(String mailUid);

    long getByteCount();

    void setByteCount(long byteCount);

    /** Empty for a mail that was too large to be read. */
    @Indexed
    @StringLength(64)
    String getByteHash();

    void setByteHash(String byteHash);

    /** SHA-256 of the Message-ID. */
    @Indexed
    @StringLength(64)
    String getMessageHash();

    void setMessageHash(String messageHash);

    @StringLength(StringLength.UNLIMITED)
    String getMessageId();

    void setMessageId(String messageId);

    /** SHA-256 of channel and sender. */
    @StringLength(64)
    String getSenderHash();

    void setSenderHash(String senderHash);

    @StringLength(StringLength.UNLIMITED)
    String getSender();

    void setSender(String sender);

    @StringLength(StringLength.UNLIMITED)
    String getSenderName();

    void setSenderName(String senderName);

    @StringLength(StringLength.UNLIMITED)
    String getSubject();

    void setSubject(String subject);

    long getSentAt();

    void setSentAt(long sentAt);

    long getFetchedAt();

    void setFetchedAt(long fetchedAt);

    @StringLength(32)
    String getStage();

    void setStage(String stage);

    /** What is still to be done: {@code TRY}, {@code TELL} the mailbox, or {@code NOTHING}. */
    @StringLength(32)
    String getPending();

    void setPending(String pending);

    long getPlanIssue();

    void setPlanIssue(long planIssue);

    String getPlanActor();

    void setPlanActor(String planActor);

    String getPlanRule();

    void setPlanRule(String planRule);

    long getPlanSince();

    void setPlanSince(long planSince);

    @StringLength(32)
    String getOutcome();

    void setOutcome(String outcome);

    String getRuleName();

    void setRuleName(String ruleName);

    long getIssueId();

    void setIssueId(long issueId);

    String getIssueKey();

    void setIssueKey(String issueKey);

    long getCommentId();

    void setCommentId(long commentId);

    /** JSON. */
    @StringLength(StringLength.UNLIMITED)
    String getProblem();

    void setProblem(String problem);

    @Indexed
    long getDoneAt();

    void setDoneAt(long doneAt);

    int getTries();

    void setTries(int tries);

    long getNextTry();

    void setNextTry(long nextTry);

    @StringLength(32)
    String getInMailbox();

    void setInMailbox(String inMailbox);

    long getTookMillis();

    void setTookMillis(long tookMillis);

    /** Sender, subject and issue key in lower case, for the log. */
    @StringLength(StringLength.UNLIMITED)
    String getSearchText();

    void setSearchText(String searchText);
}
