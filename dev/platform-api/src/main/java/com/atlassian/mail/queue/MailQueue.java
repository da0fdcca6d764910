package com.atlassian.mail.queue;

/** Sends later, by a job of Jira's, if Jira has an outgoing mail server. */
public interface MailQueue {

    void addItem(MailQueueItem item);

    int size();
}
