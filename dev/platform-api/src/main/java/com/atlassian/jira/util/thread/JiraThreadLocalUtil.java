package com.atlassian.jira.util.thread;

import org.apache.log4j.Logger;

/** Sets up and clears what Jira keeps per thread, around each call of a thread that Jira did not start for a request. */
public interface JiraThreadLocalUtil {

    void preCall();

    /** @param log told of a transaction that was left open */
    void postCall(Logger log);
}
