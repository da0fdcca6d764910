package com.atlassian.audit.entity;

/** A further fact about an event. */
public class AuditAttribute {

    private final String nameI18nKey;
    private final String name;
    private final String value;

    private AuditAttribute(Builder builder) {
        this.nameI18nKey = builder.nameI18nKey;
        this.name = builder.name;
        this.value = builder.value;
    }

    public static Builder fromI18nKeys(String nameI18nKey, String value) {
        return new Builder(nameI18nKey, value);
    }

    public String getName() {
        return name;
    }

    public String getNameI18nKey() {
        return nameI18nKey;
    }

    public String getValue() {
        return value;
    }

    /** Builds an attribute. */
    public static class Builder {

        private final String nameI18nKey;
        private final String value;
        private String name;

        public Builder(String nameI18nKey, String value) {
            this.nameI18nKey = nameI18nKey;
            this.value = value;
        }

        public Builder withNameTranslation(String translation) {
            this.name = translation;
            return this;
        }

        public AuditAttribute build() {
            return new AuditAttribute(this);
        }
    }
}
