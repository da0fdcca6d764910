package io.oauthlinks.mailserver.diagnosis;

/** How a step or a whole test ended; a warning passes. */
public enum Verdict { NOT_RUN, RUNNING, PASSED, WARNING, FAILED }
