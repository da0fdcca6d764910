package com.atlassian.mail.queue;

/** Something to be sent. */
public interface MailQueueItem extends Comparable<MailQueueItem> {

    String getSubject();
}
