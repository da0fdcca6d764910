package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** JSON that apps hang on issues, comments and other things, each under a key. Kept, written and looked up by key as in Jira: one statement each. */
public final class Properties {

    /** What Jira calls a property of an issue, and one of a comment. */
    public static final String OF_ISSUE = "IssueProperty";
    public static final String OF_COMMENT = "CommentProperty";
    /** The longest content and the longest key, in characters. */
    public static final int CONTENT_LENGTH = 32_768;
    public static final int KEY_LENGTH = 255;

    private final Tables tables;
    private final Settings settings;
    private final Clock clock;

    /** @param content JSON */
    public record Property(long id, String entityName, long entityId, String key, String content, java.time.Instant created, java.time.Instant updated) { }

    Properties(Tables tables, Settings settings, Clock clock) {
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for a key or content that is empty or too long */
    public void put(String entityName, long entityId, String key, String content) {
        settings.requireWritable();
        if (key == null || key.isBlank() || key.length() > KEY_LENGTH) {
            throw new IllegalArgumentException("The key of a property has 1 to " + KEY_LENGTH + " characters");
        }
        if (content == null || content.isBlank() || content.length() > CONTENT_LENGTH) {
            throw new IllegalArgumentException("The content of a property has 1 to " + CONTENT_LENGTH + " characters");
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try {
            tables.sql("insert into product_property (entity_name, entity_id, property_key, content, created, updated) values (?, ?, ?, ?, ?, ?)")
                    .params(entityName, entityId, key, content, now, now).update();
        } catch (DuplicateKeyException isThere) {
            tables.sql("update product_property set content = ?, updated = ? where entity_name = ? and entity_id = ? and property_key = ?")
                    .params(content, now, entityName, entityId, key).update();
        }
    }

    public Optional<Property> get(String entityName, long entityId, String key) {
        return select("entity_name = ? and entity_id = ? and property_key = ?", entityName, entityId, key).stream().findFirst();
    }

    /** By key. */
    public List<Property> of(String entityName, long entityId) {
        return select("entity_name = ? and entity_id = ?", entityName, entityId);
    }

    /** What carries this key, whatever its content. */
    public List<Property> withKey(String entityName, String key) {
        return select("property_key = ? and entity_name = ?", key, entityName);
    }

    /** @param prefix without characters that have a meaning in SQL's like */
    public List<Property> withKeyPrefix(String entityName, String prefix) {
        return select("property_key like ? and entity_name = ?", prefix + "%", entityName);
    }

    public void delete(String entityName, long entityId, String key) {
        settings.requireWritable();
        tables.sql("delete from product_property where entity_name = ? and entity_id = ? and property_key = ?").params(entityName, entityId, key).update();
    }

    public void deleteAll(String entityName, long entityId) {
        settings.requireWritable();
        tables.sql("delete from product_property where entity_name = ? and entity_id = ?").params(entityName, entityId).update();
    }

    private List<Property> select(String condition, Object... values) {
        return tables.sql("select * from product_property where " + condition + " order by property_key, id").params(values)
                .query((row, number) -> new Property(row.getLong("id"), row.getString("entity_name"), row.getLong("entity_id"),
                        row.getString("property_key"), row.getString("content"), row.getObject("created", OffsetDateTime.class).toInstant(),
                        row.getObject("updated", OffsetDateTime.class).toInstant())).list();
    }
}
