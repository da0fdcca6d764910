package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.MailServer;
import java.util.List;

/** The folders of mailboxes, to choose from. */
public interface Folders {

    /**
     * Those that can be opened, as people write them, with the server's delimiter; by POP3 only {@code INBOX}.
     *
     * @throws MailboxFailure as {@link Mailboxes#open}
     */
    List<String> of(MailServer server) throws MailboxFailure;
}
