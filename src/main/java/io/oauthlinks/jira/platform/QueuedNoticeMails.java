package io.oauthlinks.jira.platform;

import com.atlassian.jira.mail.Email;
import com.atlassian.jira.user.ApplicationUser;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.queue.SingleMailQueueItem;
import io.oauthlinks.message.Message;
import io.oauthlinks.notice.NoticeMails;
import io.oauthlinks.notice.Notices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices through Jira's mail queue: plain text, marked as written by a program (RFC 3834), so that nobody's program answers, nor a channel of ours. */
public final class QueuedNoticeMails implements NoticeMails {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedNoticeMails.class);
    private static final String TEXTS = "oauth-links.notice.mail";

    private final MailQueue queue;
    private final BooleanSupplier outgoingServer;
    private final NoticePeople people;

    /** @param outgoingServer whether Jira has an outgoing mail server; without one, mails would stay in the queue */
    public QueuedNoticeMails(MailQueue queue, BooleanSupplier outgoingServer, NoticePeople people) {
        this.queue = queue;
        this.outgoingServer = outgoingServer;
        this.people = people;
    }

    @Override
    public void send(List<String> userKeys, Message title, Message text, String path) {
        try {
            if (outgoingServer.getAsBoolean()) {
                Map<String, ApplicationUser> recipients = new LinkedHashMap<>();
                people.told(userKeys).filter(user -> isAddress(user.getEmailAddress()))
                        .forEach(user -> recipients.putIfAbsent(user.getEmailAddress(), user));
                recipients.values().forEach(user -> queue.addItem(new SingleMailQueueItem(mail(user, title, text, path))));
            }
        } catch (RuntimeException failure) {
            // whoever tells has other work to go on with, and the banner tells as well
            LOG.warn("The notice {} could not be mailed", title.key(), failure);
        }
    }

    private Email mail(ApplicationUser user, Message title, Message text, String path) {
        String subject = people.words(user, Message.of(TEXTS + ".subject", people.words(user, title)));
        String page = people.words(user, Message.of(TEXTS + ".page", people.address(path)));
        String body = people.words(user, text) + "\n\n" + page + "\n\n-- \n" + people.words(user, Message.of(TEXTS + ".why")) + "\n";
        Email email = new Email(user.getEmailAddress());
        email.setSubject(subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "));
        email.setMimeType("text/plain");
        email.setBody(body.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]+", " "));
        email.addHeader("Auto-Submitted", "auto-generated");
        email.addHeader(Notices.MARK, "yes");
        return email;
    }

    /** Nothing that could add a header or another recipient. */
    private static boolean isAddress(String address) {
        return address != null && address.matches("[^\\s\\p{Cntrl},;<>]+@[^\\s\\p{Cntrl},;<>]+");
    }
}
