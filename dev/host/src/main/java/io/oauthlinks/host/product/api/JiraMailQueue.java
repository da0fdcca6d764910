package io.oauthlinks.host.product.api;

import com.atlassian.mail.Email;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.queue.MailQueueItem;
import com.atlassian.mail.queue.SingleMailQueueItem;
import io.oauthlinks.host.product.store.QueuedMails;

/** Keeps the mails that apps want to have sent; this host has no SMTP server and shows them on a page. */
public final class JiraMailQueue implements MailQueue {

    private final QueuedMails mails;

    public JiraMailQueue(QueuedMails mails) {
        this.mails = mails;
    }

    /** @throws IllegalArgumentException for a mail that no SMTP server would take */
    @Override
    public void addItem(MailQueueItem item) {
        if (!(item instanceof SingleMailQueueItem single)) {
            throw new IllegalArgumentException("This host queues single mails only");
        }
        Email email = single.getEmail();
        if (email.getTo() == null || email.getTo().isBlank() || (email.getTo() + email.getSubject()).matches("(?s).*[\\r\\n].*")) {
            throw new IllegalArgumentException("The mail has no recipient, or a line break in its header");
        }
        mails.add(email.getTo(), String.valueOf(email.getSubject()), String.valueOf(email.getBody()), email.getMimeType());
    }

    @Override
    public int size() {
        return mails.all().size();
    }
}
