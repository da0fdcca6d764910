package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A notice that holds. */
@Preload
@Table("Notice")
public interface NoticeRow extends Entity {

    /** SHA-256 of what it is about: whoever inserts it tells. */
    @Unique
    @StringLength(64)
    String getAboutHash();

    void setAboutHash(String aboutHash);

    /** The notice as JSON. */
    @StringLength(StringLength.UNLIMITED)
    String getContent();

    void setContent(String content);

    long getBeganAt();

    void setBeganAt(long beganAt);
}
