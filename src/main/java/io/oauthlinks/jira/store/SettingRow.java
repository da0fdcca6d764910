package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** A document of settings at rest. */
@Preload
@Table("Setting")
public interface SettingRow extends Entity {

    @Unique
    @StringLength(64)
    String getName();

    void setName(String name);

    /** JSON object. */
    @StringLength(StringLength.UNLIMITED)
    String getContent();

    void setContent(String content);
}
