package com.atlassian.servicedesk.api;

/** A translated message and its key; how it is made and read is not known, so only the host does. */
public class ExceptionMessage {

    private final String key;
    private final String text;

    public ExceptionMessage(String key, String text) {
        this.key = key;
        this.text = text;
    }

    String key() {
        return key;
    }

    String text() {
        return text;
    }
}
