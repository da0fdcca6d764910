package com.atlassian.servicedesk.api.field;

/** What a customer enters: a text, or maps and lists of them as in Jira's JSON. */
public class FieldInputValue {

    private final Object value;

    private FieldInputValue(Object value) {
        this.value = value;
    }

    public static FieldInputValue withValue(Object value) {
        return new FieldInputValue(value);
    }

    public Object value() {
        return value;
    }
}
