package com.atlassian.mail.server;

/** A mail server as an administrator entered it. */
public interface MailServer {

    String getName();

    String getHostname();

    String getUsername();
}
