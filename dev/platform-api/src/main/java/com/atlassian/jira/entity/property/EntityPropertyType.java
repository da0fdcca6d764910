package com.atlassian.jira.entity.property;

/** What a value can be kept at. */
public final class EntityPropertyType {

    public static final EntityPropertyType ISSUE_PROPERTY = new EntityPropertyType("IssueProperty");
    public static final EntityPropertyType COMMENT_PROPERTY = new EntityPropertyType("CommentProperty");

    private final String dbEntityName;

    private EntityPropertyType(String dbEntityName) {
        this.dbEntityName = dbEntityName;
    }

    /** Name in {@link JsonEntityPropertyManager}. */
    public String getDbEntityName() {
        return dbEntityName;
    }
}
