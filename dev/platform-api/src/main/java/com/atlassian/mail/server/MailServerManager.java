package com.atlassian.mail.server;

import java.util.List;

/** Finds the mail servers of Jira's own mail screens. */
public interface MailServerManager {

    List<PopMailServer> getPopMailServers();

    List<ImapMailServer> getImapMailServers();

    /** Whether Jira can send mails. */
    boolean isDefaultSMTPMailServerDefined();
}
