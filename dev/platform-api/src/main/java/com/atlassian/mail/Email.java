package com.atlassian.mail;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A mail of one part. */
public class Email implements Serializable {

    private static final long serialVersionUID = 1L;
    private final HashMap<String, String> headers = new HashMap<>();
    private String to;
    private String subject;
    private String body;
    private String mimeType = "text/plain";

    public Email(String to) {
        this.to = to;
    }

    public Email setTo(String newTo) {
        this.to = newTo;
        return this;
    }

    public Email setSubject(String newSubject) {
        this.subject = newSubject;
        return this;
    }

    public Email setBody(String newBody) {
        this.body = newBody;
        return this;
    }

    public Email setMimeType(String newMimeType) {
        this.mimeType = newMimeType;
        return this;
    }

    public void addHeader(String headerName, String headerValue) {
        headers.put(headerName, headerValue);
    }

    public String getTo() {
        return to;
    }

    public String getSubject() {
        return subject;
    }

    public String getBody() {
        return body;
    }

    public String getMimeType() {
        return mimeType;
    }

    @SuppressWarnings("rawtypes")
    public Map getHeaders() {
        return headers;
    }
}
