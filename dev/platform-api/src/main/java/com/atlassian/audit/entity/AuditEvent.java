package com.atlassian.audit.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One event: its type, the things affected and what changed. */
public class AuditEvent {

    private final AuditType type;
    private final List<AuditResource> affectedObjects;
    private final List<ChangedValue> changedValues;
    private final List<AuditAttribute> extraAttributes;

    private AuditEvent(Builder builder) {
        this.type = builder.type;
        this.affectedObjects = List.copyOf(builder.affectedObjects);
        this.changedValues = List.copyOf(builder.changedValues);
        this.extraAttributes = List.copyOf(builder.extraAttributes);
    }

    public static Builder builder(AuditType type) {
        return new Builder(type);
    }

    public String getActionI18nKey() {
        return type.getActionI18nKey();
    }

    public String getCategoryI18nKey() {
        return type.getCategoryI18nKey();
    }

    public CoverageArea getArea() {
        return type.getArea();
    }

    public CoverageLevel getLevel() {
        return type.getLevel();
    }

    public List<AuditResource> getAffectedObjects() {
        return affectedObjects;
    }

    public List<ChangedValue> getChangedValues() {
        return changedValues;
    }

    public Collection<AuditAttribute> getExtraAttributes() {
        return extraAttributes;
    }

    public Optional<String> getExtraAttributeByKey(String nameKey) {
        return extraAttributes.stream().filter(a -> nameKey.equals(a.getNameI18nKey())).map(AuditAttribute::getValue).findFirst();
    }

    /** Builds an event. */
    public static class Builder {

        private final AuditType type;
        private List<AuditResource> affectedObjects = new ArrayList<>();
        private List<ChangedValue> changedValues = new ArrayList<>();
        private List<AuditAttribute> extraAttributes = new ArrayList<>();

        public Builder(AuditType type) {
            this.type = type;
        }

        public Builder affectedObjects(List<AuditResource> objects) {
            this.affectedObjects = new ArrayList<>(objects);
            return this;
        }

        public Builder appendAffectedObjects(List<AuditResource> objects) {
            this.affectedObjects.addAll(objects);
            return this;
        }

        public Builder affectedObject(AuditResource object) {
            this.affectedObjects.add(object);
            return this;
        }

        public Builder changedValues(List<ChangedValue> values) {
            this.changedValues = new ArrayList<>(values);
            return this;
        }

        public Builder appendChangedValues(Collection<ChangedValue> values) {
            this.changedValues.addAll(values);
            return this;
        }

        public Builder changedValue(ChangedValue value) {
            this.changedValues.add(value);
            return this;
        }

        public Builder extraAttributes(Collection<AuditAttribute> attributes) {
            this.extraAttributes = new ArrayList<>(attributes);
            return this;
        }

        public Builder appendExtraAttributes(Collection<AuditAttribute> attributes) {
            this.extraAttributes.addAll(attributes);
            return this;
        }

        public Builder extraAttribute(AuditAttribute attribute) {
            this.extraAttributes.add(attribute);
            return this;
        }

        public AuditEvent build() {
            return new AuditEvent(this);
        }
    }
}
