package io.oauthlinks.mailserver;

/** What a connection test proves about the values of a mail server. */
public interface TestEvidence {

    /** {@link #NONE}: no such test, or it tested other values. */
    enum Answer { NONE, RUNNING, FAILED, PASSED }

    /** @param testRunId 0 for none */
    Answer about(MailServer values, long testRunId);
}
