package com.atlassian.servicedesk.api.field;

/** Jira's id of a field; how it is read is not known. */
public class FieldId {

    private final String value;

    private FieldId(String value) {
        this.value = value;
    }

    public static FieldId withId(String value) {
        return new FieldId(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
