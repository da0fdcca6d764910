package com.atlassian.jira.mail;

/** A mail from Jira, with the headers that all of Jira's mails have. */
public class Email extends com.atlassian.mail.Email {

    private static final long serialVersionUID = 1L;

    public Email(String to) {
        super(to);
    }
}
