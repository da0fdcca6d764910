package io.oauthlinks.secret;

/** A sealed value cannot be opened: the key set in the shared home is missing, another, or the value was altered. */
public final class SecretUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param place where the value rests; the value itself is never part of the message */
    public SecretUnreadable(String place, Throwable cause) {
        super("The secret at " + place + " cannot be opened", cause);
    }
}
