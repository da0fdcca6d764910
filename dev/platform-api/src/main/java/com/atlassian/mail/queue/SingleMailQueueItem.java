package com.atlassian.mail.queue;

import com.atlassian.mail.Email;

/** One mail. */
public class SingleMailQueueItem implements MailQueueItem {

    private final Email email;

    public SingleMailQueueItem(Email email) {
        this.email = email;
    }

    public Email getEmail() {
        return email;
    }

    @Override
    public String getSubject() {
        return email.getSubject();
    }

    /** All are alike. */
    @Override
    public int compareTo(MailQueueItem other) {
        return 0;
    }
}
