package io.oauthlinks.mailserver;

import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a mail server's access token comes from; it is asked for at each connection and kept nowhere here. */
public interface AccessTokenSupply {

    /**
     * A token that is valid now; refreshed before it is handed out when it was about to expire.
     *
     * @throws Unavailable when there is none: the account is gone, must be authorized again, or its refresh fails
     */
    MailToken current(long linkId, long accountId);

    /** How far the clock of this Jira node is ahead of the provider's, negative when behind; zero when that is not worth a word, or not known. */
    default Duration clockAhead(long linkId) {
        return Duration.ZERO;
    }

    /** Which way requests for the link's access tokens take, directly or through which proxy; empty when the link is gone. */
    default Optional<Message> path(long linkId) {
        return Optional.empty();
    }

    /**
     * A token in place of one that the mail server has just refused although it should be valid; refreshed before its time when nobody else has done
     * so. Seldom: a mailbox that is refused every time does not lead to a refresh each time.
     *
     * @return empty when there is no other, so the refusal stands
     * @throws Unavailable when it turns out that there is none any more
     */
    default Optional<MailToken> insteadOf(MailToken refused, long linkId, long accountId) {
        return Optional.empty();
    }

    /**
     * @param expiresAt null when the provider did not say
     * @param scopes    granted scopes; empty when unknown
     * @param mailbox   whose access token it is: who signed in at the provider, such as the delegate of a shared mailbox, or the user name that
     *                  the account was authorized for when the provider did not tell
     */
    record MailToken(Secret value, Instant expiresAt, Scopes scopes, String mailbox) { }

    /** There is no access token to be had; the problem says why and what to do. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;
        private final boolean reauthorizationNeeded;

        /** It may go by itself, as when the provider does not answer. */
        public Unavailable(Problem problem) {
            this(problem, false);
        }

        /** @param reauthorizationNeeded whether only a person can end it, by a new authorization */
        public Unavailable(Problem problem, boolean reauthorizationNeeded) {
            super(problem.reason());
            this.problem = problem;
            this.reauthorizationNeeded = reauthorizationNeeded;
        }

        public boolean reauthorizationNeeded() {
            return reauthorizationNeeded;
        }

        public Problem problem() {
            return problem;
        }
    }
}
