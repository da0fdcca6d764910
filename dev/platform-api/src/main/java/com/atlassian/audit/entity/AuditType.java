package com.atlassian.audit.entity;

/** Area, level, category and action of an event. */
public class AuditType {

    private final CoverageArea area;
    private final CoverageLevel level;
    private final String categoryI18nKey;
    private final String category;
    private final String actionI18nKey;
    private final String action;

    private AuditType(Builder builder) {
        this.area = builder.area;
        this.level = builder.level;
        this.categoryI18nKey = builder.categoryI18nKey;
        this.category = builder.category;
        this.actionI18nKey = builder.actionI18nKey;
        this.action = builder.action;
    }

    public static Builder fromI18nKeys(CoverageArea area, CoverageLevel level, String categoryI18nKey, String actionI18nKey) {
        return new Builder(area, level, categoryI18nKey, actionI18nKey);
    }

    public CoverageArea getArea() {
        return area;
    }

    public CoverageLevel getLevel() {
        return level;
    }

    public String getCategoryI18nKey() {
        return categoryI18nKey;
    }

    public String getCategory() {
        return category;
    }

    public String getActionI18nKey() {
        return actionI18nKey;
    }

    public String getAction() {
        return action;
    }

    /** Builds a type. */
    public static class Builder {

        private final CoverageArea area;
        private final CoverageLevel level;
        private final String categoryI18nKey;
        private final String actionI18nKey;
        private String category;
        private String action;

        private Builder(CoverageArea area, CoverageLevel level, String categoryI18nKey, String actionI18nKey) {
            this.area = area;
            this.level = level;
            this.categoryI18nKey = categoryI18nKey;
            this.actionI18nKey = actionI18nKey;
        }

        public Builder withCategoryTranslation(String translation) {
            this.category = translation;
            return this;
        }

        public Builder withActionTranslation(String translation) {
            this.action = translation;
            return this;
        }

        public AuditType build() {
            return new AuditType(this);
        }
    }
}
