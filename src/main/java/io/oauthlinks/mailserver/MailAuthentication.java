package io.oauthlinks.mailserver;

/** How Jira signs in to the mailbox: a password, or an access token of an account on an outgoing link (XOAUTH2). */
public enum MailAuthentication { PASSWORD, OAUTH2 }
