package io.oauthlinks.mailserver.protocol;

import io.oauthlinks.secret.Secret;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * A conversation with a mail server, in the order of these methods. A credential leaves only through the two sign-in
 * methods, once. Nothing that is said changes a mailbox.
 */
public interface Dialogue {

    /** Reads what the server says first. */
    Greeting greeting() throws IOException;

    Capabilities capabilities() throws IOException;

    /** The word with which {@link #requestTls()} is offered. */
    String tlsCapability();

    /** @throws UnexpectedAnswer when the server refuses */
    void requestTls() throws IOException;

    /** Whether a password could be sent in a way that the server allows. */
    boolean takesPassword(Capabilities capabilities);

    /** Signs in with XOAUTH2 and nothing else. */
    LoginAnswer signIn(String userName, Secret accessToken, Capabilities capabilities) throws IOException;

    LoginAnswer signInWithPassword(String userName, Secret password, Capabilities capabilities) throws IOException;

    /**
     * Opens the inbox for reading only.
     *
     * @return how many messages it holds; empty when the server does not say
     * @throws UnexpectedAnswer when the server refuses
     */
    OptionalInt openInbox() throws IOException;

    /** Takes leave; deletes nothing. */
    void leave() throws IOException;
}
