package com.atlassian.mail.server;

/** Incoming, by IMAP. */
public interface ImapMailServer extends MailServer { }
