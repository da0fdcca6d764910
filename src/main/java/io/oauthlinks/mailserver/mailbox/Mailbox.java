package io.oauthlinks.mailserver.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An open folder. For one thread. Any method may fail with {@link MailboxFailure}; then only {@link #close} is of use.
 */
public interface Mailbox extends AutoCloseable {

    /** IMAP: UIDVALIDITY; when it changes, all numbers mean other mails (RFC 9051 section 2.3.1.1). POP3: 0, its unique ids last. */
    long numbering();

    /**
     * Mails in the folder, oldest first.
     *
     * @param fromUid IMAP: only those with this UID or a later one; POP3: ignored, all are listed
     * @param most    at most so many; by POP3 the caller passes over those it knows
     */
    List<Listed> list(long fromUid, int most) throws MailboxFailure;

    /** IMAP: UIDs of the mails that nobody has read, oldest first; POP3: all. For the first fetch of a channel. */
    List<Listed> unread(int most) throws MailboxFailure;

    /** The bytes of these mails, in this order; those that are gone by now are passed over. Nothing is marked as read. */
    void retrieve(List<Listed> mails, Receiver receiver) throws MailboxFailure;

    /** IMAP only. */
    void markSeen(List<Listed> mails) throws MailboxFailure;

    /** IMAP only. The folder is made when it is missing. */
    void move(List<Listed> mails, String folder) throws MailboxFailure;

    /** For good by IMAP, with the close by POP3. */
    void delete(List<Listed> mails) throws MailboxFailure;

    /** Takes leave; by POP3 this is what deletes. @throws MailboxFailure when the deletion is not confirmed */
    @Override
    void close() throws MailboxFailure;

    /**
     * A mail in the folder.
     *
     * @param uid  IMAP: the UID in decimal; POP3: the unique id (RFC 1939 section 7)
     * @param size bytes as the server says
     * @param arrivedAt epoch milliseconds of IMAP's INTERNALDATE; 0 by POP3
     */
    record Listed(String uid, long size, long arrivedAt) { }

    /** Takes the bytes of one mail after the other. */
    interface Receiver {

        /**
         * @param bytes of this mail only; what is left unread is passed over
         * @return whether to go on with the next mail
         */
        boolean receive(Listed mail, InputStream bytes) throws IOException;
    }
}
