package io.oauthlinks.jira.issue;

import com.atlassian.jira.entity.property.EntityProperty;
import com.atlassian.jira.entity.property.EntityPropertyType;
import com.atlassian.jira.entity.property.JsonEntityPropertyManager;
import java.util.List;
import java.util.OptionalLong;

/**
 * The mark of a ledger entry on what became of its mail: a property of the issue or comment whose key holds the mark, so that the database finds it.
 * A property moves with its issue, and is deleted with it.
 */
public final class Marks {

    private static final String PREFIX = "io.oauthlinks.mail.";
    private static final String ISSUE = EntityPropertyType.ISSUE_PROPERTY.getDbEntityName();
    private static final String COMMENT = EntityPropertyType.COMMENT_PROPERTY.getDbEntityName();

    private final JsonEntityPropertyManager properties;

    public Marks(JsonEntityPropertyManager properties) {
        this.properties = properties;
    }

    static String key(String mark) {
        return PREFIX + mark;
    }

    /** JSON; the key says all, so this is for people who come across it. */
    static String value(String mark) {
        return "{\"mail\":\"" + mark + "\"}";
    }

    void putOnIssue(long issueId, String mark) {
        properties.put(ISSUE, issueId, key(mark), value(mark));
    }

    void putOnComment(long commentId, String mark) {
        properties.put(COMMENT, commentId, key(mark), value(mark));
    }

    /** Number of the issue. */
    OptionalLong issueWith(String mark) {
        return with(ISSUE, mark);
    }

    /** Number of the comment. */
    OptionalLong commentWith(String mark) {
        return with(COMMENT, mark);
    }

    /** Whether it became of another mail. */
    boolean isIssueMarked(long issueId) {
        return isMarked(ISSUE, issueId);
    }

    boolean isCommentMarked(long commentId) {
        return isMarked(COMMENT, commentId);
    }

    private OptionalLong with(String kind, String mark) {
        List<EntityProperty> found = properties.query().entityName(kind).key(key(mark)).maxResults(1).find();
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0).getEntityId());
    }

    private boolean isMarked(String kind, long id) {
        return properties.query().entityName(kind).entityId(id).find().stream().anyMatch(property -> property.getKey().startsWith(PREFIX));
    }
}
