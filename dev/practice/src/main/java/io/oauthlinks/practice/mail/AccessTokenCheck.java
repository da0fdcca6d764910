package io.oauthlinks.practice.mail;

/** Asks the authorization server about an access token that a mail client presents. */
@FunctionalInterface
public interface AccessTokenCheck {

    /** Whether the access token is live, was issued to this mailbox and carries a scope for this protocol. */
    boolean opens(String mailbox, String accessToken, Protocol protocol);
}
