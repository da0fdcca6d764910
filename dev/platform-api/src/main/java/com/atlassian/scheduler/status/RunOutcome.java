package com.atlassian.scheduler.status;

/** How a run ended. */
public enum RunOutcome {
    SUCCESS, UNAVAILABLE, ABORTED, FAILED
}
