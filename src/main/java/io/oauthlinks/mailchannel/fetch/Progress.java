package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.message.Problem;
import java.time.Instant;

/**
 * What a fetch of this node does at the moment, or how it ended.
 *
 * @param fetched mails that were kept so far
 * @param done    mails that have got their fate so far
 * @param since   when the step began
 * @param problem why it failed; null otherwise
 */
public record Progress(Step step, int fetched, int done, Instant since, Problem problem) {

    /** The steps, in their order. */
    public enum Step {
        /** For a thread. */
        WAITING,
        /** Takes up what earlier fetches left unfinished. */
        RESUMING,
        CONNECTING,
        /** Reads mails from the mailbox and adds them to Jira. */
        READING,
        /** Another node fetches the channel, or it was not due any more. */
        ELSEWHERE,
        ENDED
    }
}
