package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.MailServer;

/** Opens mailboxes. */
public interface Mailboxes {

    /**
     * Connects, signs in with a fresh access token and opens the folder. A token that the server refuses is replaced once, as
     * {@link io.oauthlinks.mailserver.AccessTokenSupply#insteadOf} allows.
     *
     * @param folder as people write it, one of {@link Folders}; by POP3 only {@code INBOX}
     * @throws MailboxFailure with the cause by name, in the words of the connection test where it has them
     */
    Mailbox open(MailServer server, String folder) throws MailboxFailure;
}
