package io.oauthlinks.mailserver;

/** Whether an account may sign in for a mail server; answered from the outgoing links and their accounts. */
public interface AccountCheck {

    /** What speaks against the account, or {@link #FITS}. */
    enum Answer { FITS, UNKNOWN_LINK, UNKNOWN_ACCOUNT, OF_ANOTHER_LINK, USED_BY_ANOTHER_SERVER, FOR_ANOTHER_ENDPOINT, MAILBOX_NOT_ALLOWED,
        USER_NOT_ALLOWED, OF_ANOTHER_USER }

    /**
     * @param login    its mailbox is in a domain that the link allows, else {@link Answer#MAILBOX_NOT_ALLOWED}; with account 0, which was never
     *                 authorized, only link and mailbox are checked. Whoever authorized it is of an allowed domain, too, as far as the provider told,
     *                 else {@link Answer#USER_NOT_ALLOWED}. A strict link wants the mailbox's own user to have authorized it, else
     *                 {@link Answer#OF_ANOTHER_USER}
     * @param serverId the mail server that asks; 0 when it is not saved yet
     * @param endpoint where the access token would be sent. An account is bound to the endpoint it was authorized for
     *                 ({@link MailEndpoint#place()}); another one is {@link Answer#FOR_ANOTHER_ENDPOINT}
     */
    Answer check(MailLogin login, long serverId, MailEndpoint endpoint);
}
