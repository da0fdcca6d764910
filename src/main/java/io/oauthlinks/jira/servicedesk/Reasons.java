package io.oauthlinks.jira.servicedesk;

import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.message.Problem;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why something cannot be done in a service project. */
final class Reasons {

    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);
    private static final String PREFIX = "oauth-links.mail-channel.problem";
    static final String NOT_ALLOWED = "not-allowed";
    private static final int MOST_WORDS = 500;

    private Reasons() {
    }

    static RequestRefused refused(String reason, Object... arguments) {
        return new RequestRefused(Problem.named(PREFIX, reason, arguments));
    }

    /** @param said Jira's own words, for people */
    static RequestRefused fieldRequired(String said) {
        String words = words(said);
        return new RequestRefused(Problem.named(PREFIX, "field-required", words).inWordsOf(words));
    }

    static RequestRefused notAllowed(String said) {
        return new RequestRefused(Problem.named(PREFIX, NOT_ALLOWED).inWordsOf(words(said)));
    }

    static JiraNotReady away() {
        return new JiraNotReady(Problem.named(PREFIX, "service-desk-away"), null);
    }

    /** The failure itself goes no further: its message may quote the mail, which no log may hold. */
    static RuntimeException failed(Throwable failure) {
        LOG.warn("The Service Desk API failed: {}", place(failure));
        return failure instanceof LinkageError ? new JiraNotReady(Problem.named(PREFIX, "jira-failed"), null)
                : new JiraFailed(Problem.named(PREFIX, "jira-failed"));
    }

    /** A failure with words for people, such as that Jira is in read-only mode. */
    static RuntimeException failedSaying(RuntimeException failure) {
        LOG.warn("The Service Desk API failed: {}", place(failure));
        return JiraFailed.saying(words(failure.getMessage()));
    }

    /** What was thrown and where, without its message. */
    static String place(Throwable failure) {
        return failure.getClass().getName() + (failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0]);
    }

    private static String words(String said) {
        String line = Objects.requireNonNullElse(said, "").replaceAll("\\s+", " ").strip();
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…";
    }
}
