package io.oauthlinks.mailchannel.intake;

/** The end of a node: nobody catches it. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    public Crash() {
        super("The node ends here", null, false, false);
    }
}
