package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.message.Problem;
import java.time.Instant;

/**
 * An authorization that was begun and has not come back, without its secrets.
 *
 * @param mailbox     user name typed at the mail server
 * @param userKey     the administrator who began
 * @param redirectUri exactly as sent to the authorization endpoint
 * @param startedAt   when the browser was sent to the provider
 */
public record Unanswered(String mailbox, String userKey, String redirectUri, Instant startedAt) {

    /** What may have happened, and what to compare. */
    public Problem problem() {
        return Problem.named(AuthorizationFlow.PROBLEMS, "unanswered", mailbox);
    }
}
