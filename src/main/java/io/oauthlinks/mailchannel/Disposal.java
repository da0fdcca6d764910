package io.oauthlinks.mailchannel;

/**
 * What happens in the mailbox to a mail whose fate is stored.
 *
 * @param folder    target of {@link Kind#MOVE}; empty otherwise
 * @param leaveDays for {@link Kind#LEAVE}: deleted after so many days; 0 for never
 */
public record Disposal(Kind kind, String folder, int leaveDays) {

    /** By IMAP one of the first three, by POP3 one of the last two. */
    public enum Kind { SEEN, MOVE, DELETE, LEAVE }
}
