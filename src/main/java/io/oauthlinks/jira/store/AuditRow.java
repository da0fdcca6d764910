package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;

/** An entry of the audit log at rest; written once, never changed. */
@Preload
@Table("AuditEntry")
public interface AuditRow extends Entity {

    @Indexed
    long getHappenedAt();

    void setHappenedAt(long happenedAt);

    String getActorKey();

    void setActorKey(String actorKey);

    @StringLength(StringLength.UNLIMITED)
    String getActorName();

    void setActorName(String actorName);

    @Indexed
    String getActionId();

    void setActionId(String actionId);

    @StringLength(StringLength.UNLIMITED)
    String getSubject();

    void setSubject(String subject);

    String getSubjectId();

    void setSubjectId(String subjectId);

    @StringLength(StringLength.UNLIMITED)
    String getDetail();

    void setDetail(String detail);

    String getFromAddress();

    void setFromAddress(String fromAddress);

    /** Actor name, subject and detail in lower case, for the filter. */
    @StringLength(StringLength.UNLIMITED)
    String getSearchText();

    void setSearchText(String searchText);
}
