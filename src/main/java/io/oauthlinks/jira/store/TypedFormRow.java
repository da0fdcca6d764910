package io.oauthlinks.jira.store;

import net.java.ao.Entity;
import net.java.ao.Preload;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;

/** What was typed on a form, kept for the way to the provider and back; holds no secrets. */
@Preload
@Table("TypedForm")
public interface TypedFormRow extends Entity {

    /** SHA-256 of the key that the browser brings back. */
    @Unique
    @StringLength(64)
    String getKeyHash();

    void setKeyHash(String keyHash);

    String getUserKey();

    void setUserKey(String userKey);

    /** JSON object. */
    @StringLength(StringLength.UNLIMITED)
    String getTyped();

    void setTyped(String typed);

    @Indexed
    long getExpiresAt();

    void setExpiresAt(long expiresAt);
}
