package io.oauthlinks.mailchannel;

import java.time.Duration;
import java.time.Instant;

/**
 * Which mailbox becomes issues of which project.
 *
 * @param id        row number; 0 before the first save
 * @param serverId  the mail server it is fetched from
 * @param folder    as people write it, such as {@code INBOX/Jira}; always {@code INBOX} by POP3
 * @param interval  from the end of one fetch to the begin of the next
 * @param sizeLimit bytes; a larger mail is not read
 * @param state     whether it fetches
 * @param ownerKey  user key of whoever set it up last; told when it fails
 */
public record MailChannel(long id, long projectId, String name, long serverId, String folder, Target target, SenderPolicy senders, Disposal disposal,
                          Duration interval, long sizeLimit, State state, String ownerKey, Instant createdAt, Instant changedAt) {

    /** What notices about it are about. */
    public String matter() {
        return "mail-channel/" + id;
    }

    /** Whether a channel fetches. */
    public enum State {
        /** Something is missing, such as an authorization; nothing is fetched. */
        DRAFT,
        ENABLED,
        /** Keeps its authorization and fetches nothing. */
        PAUSED
    }
}
