package io.oauthlinks.mailserver.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An open folder. For one thread. Any method may fail with {@link MailboxFailure}; then only {@link #close} is of use, unless a command was
 * {@link MailboxFailure.Kind#REFUSED refused}.
 */
public interface Mailbox extends AutoCloseable {

    /** @param told from now on, before each wait for the server; none lasts longer than the time limit of its endpoint */
    void beforeWaiting(Runnable told);

    /** IMAP: UIDVALIDITY; when it changes, all numbers mean other mails (RFC 9051 section 2.3.1.1). POP3: 0, its unique ids last. */
    long numbering();

    /** IMAP: the next mail to arrive has this UID or a later one, as of the open (UIDNEXT). POP3: 0. */
    long nextUid();

    /**
     * A page of the mails in the folder, oldest first.
     *
     * @param from IMAP: only those with this UID or a later one; POP3: place in the list as it was at the open, from 1; deleted ones stay in it
     * @param most at most so many; fewer only at the end
     */
    List<Listed> list(long from, int most) throws MailboxFailure;

    /**
     * The bytes of these mails, in this order; those that are gone by now are passed over. Nothing is marked as read. Memory is the same whatever
     * their size, which is bounded by twice the listed one and a megabyte.
     *
     * @throws java.io.UncheckedIOException with what the receiver threw; only {@link #close} is of use then
     */
    void retrieve(List<Listed> mails, Receiver receiver) throws MailboxFailure;

    /** IMAP only. */
    void markSeen(List<Listed> mails) throws MailboxFailure;

    /** IMAP only. The folder is made when it is missing. */
    void move(List<Listed> mails, String folder) throws MailboxFailure;

    /**
     * By POP3 with {@link #close}. By IMAP at once; a server that cannot remove single mails (UIDPLUS, RFC 4315) keeps them marked as deleted, and
     * they are not listed again.
     */
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
     * @param seen      whether somebody has read it; false by POP3
     */
    record Listed(String uid, long size, long arrivedAt, boolean seen) { }

    /** Takes the bytes of one mail after the other. */
    interface Receiver {

        /**
         * @param bytes of this mail only; what is left unread is passed over
         * @return whether to go on with the next mail
         */
        boolean receive(Listed mail, InputStream bytes) throws IOException;
    }
}
