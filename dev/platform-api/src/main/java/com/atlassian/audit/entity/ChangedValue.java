package com.atlassian.audit.entity;

/** A value before and after. */
public class ChangedValue {

    private final String i18nKey;
    private final String key;
    private final String from;
    private final String to;

    public ChangedValue(Builder builder) {
        this.i18nKey = builder.i18nKey;
        this.key = builder.keyTranslation;
        this.from = builder.from;
        this.to = builder.to;
    }

    public static Builder fromI18nKeys(String i18nKey) {
        return new Builder(i18nKey);
    }

    public String getI18nKey() {
        return i18nKey;
    }

    public String getKey() {
        return key;
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    /** Builds a changed value. */
    public static class Builder {

        private final String i18nKey;
        private String keyTranslation;
        private String from;
        private String to;

        public Builder(String i18nKey) {
            this.i18nKey = i18nKey;
        }

        public Builder withKeyTranslation(String translation) {
            this.keyTranslation = translation;
            return this;
        }

        public Builder to(String newValue) {
            this.to = newValue;
            return this;
        }

        public Builder from(String oldValue) {
            this.from = oldValue;
            return this;
        }

        public ChangedValue build() {
            return new ChangedValue(this);
        }
    }
}
