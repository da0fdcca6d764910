package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;

/** A connection test at rest. */
@Preload
@Table("TestRun")
public interface TestRunRow extends Entity {

    @Indexed
    long getServerId();

    void setServerId(long serverId);

    String getStartedBy();

    void setStartedBy(String startedBy);

    @StringLength(128)
    String getFingerprint();

    void setFingerprint(String fingerprint);

    @Indexed
    long getStartedAt();

    void setStartedAt(long startedAt);

    Long getFinishedAt();

    void setFinishedAt(Long finishedAt);

    String getVerdict();

    void setVerdict(String verdict);

    /** JSON array. */
    @StringLength(StringLength.UNLIMITED)
    String getSteps();

    void setSteps(String steps);

    /** JSON array of lines. */
    @StringLength(StringLength.UNLIMITED)
    String getTranscript();

    void setTranscript(String transcript);
}
