package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** The logo of a link at rest. */
@Preload
@Table("LinkLogo")
public interface LinkLogoRow extends Entity {

    @Unique
    long getLinkId();

    void setLinkId(long linkId);

    /** Base64, because Active Objects keeps binary columns differently on each database. */
    @StringLength(StringLength.UNLIMITED)
    String getPng();

    void setPng(String png);
}
