package io.oauthlinks.mailserver;

import io.oauthlinks.secret.Secret;

/**
 * As whom and with what to sign in.
 *
 * @param userName  the mailbox; for a shared mailbox its own address
 * @param password  for {@link MailAuthentication#PASSWORD}; null when none is set
 * @param linkId    for {@link MailAuthentication#OAUTH2}; 0 when none is chosen
 * @param accountId the account whose access token is used; 0 when never authorized
 */
public record MailLogin(MailAuthentication authentication, String userName, Secret password, long linkId, long accountId) { }
