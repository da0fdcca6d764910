package com.atlassian.mail.server;

/** Incoming, by POP3. */
public interface PopMailServer extends MailServer { }
